package dev.tweed.linux.route;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.netlink.NetlinkRequest;

/**
 * A change asked of rtnetlink. Reads as what is typed behind {@code ip} or {@code bridge}: {@code
 * route add 10.244.7.0/24 via 10.244.7.0 dev #5 onlink}.
 */
public record RouteRequest(Operation operation, RouteObject object) implements NetlinkRequest {

  /** Refused with EEXIST when it is there. */
  public static RouteRequest add(RouteObject object) {
    return new RouteRequest(Operation.ADD, object);
  }

  /** In place of what is there, or new. Links cannot be replaced, only changed. */
  public static RouteRequest replace(RouteObject object) {
    return new RouteRequest(Operation.REPLACE, object);
  }

  /** Beside what is there: another destination of an FDB entry, another hop of an IPv6 route. */
  public static RouteRequest append(RouteObject object) {
    return new RouteRequest(Operation.APPEND, object);
  }

  /** What the object says, of a link or another object that is there. */
  public static RouteRequest change(RouteObject object) {
    return new RouteRequest(Operation.CHANGE, object);
  }

  public static RouteRequest delete(RouteObject object) {
    return new RouteRequest(Operation.DELETE, object);
  }

  @Override
  public int type() {
    return object.messageType() + (operation == Operation.DELETE ? 1 : 0);
  }

  @Override
  public int flags() {
    return object instanceof Link && operation == Operation.CHANGE ? 0 : operation.flags();
  }

  @Override
  public void encode(MessageWriter out) {
    if (operation == Operation.DELETE) {
      object.encodeKey(out);
    } else {
      object.encode(out);
    }
  }

  @Override
  public String attributeAt(int offset) {
    MessageWriter encoded = new MessageWriter();
    encode(encoded);
    return ObjectNames.path(object, encoded, offset - Netlink.HEADER);
  }

  @Override
  public String toString() {
    boolean set = object instanceof Link && operation == Operation.CHANGE;
    return object.noun() + " " + (set ? "set" : operation) + " " + object;
  }
}
