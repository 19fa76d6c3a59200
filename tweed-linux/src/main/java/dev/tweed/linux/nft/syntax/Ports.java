package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Protocol;

/** The header of a transport protocol with ports. */
public final class Ports {

  private final Protocol protocol;

  Ports(Protocol protocol) {
    this.protocol = protocol;
  }

  public NumberOperand sport() {
    return port("sport");
  }

  public NumberOperand dport() {
    return port("dport");
  }

  private NumberOperand port(String name) {
    return new NumberOperand(
        DataType.INET_SERVICE,
        DataType.INET_SERVICE.bytes(),
        new FieldLoader(protocol.field(name)));
  }
}
