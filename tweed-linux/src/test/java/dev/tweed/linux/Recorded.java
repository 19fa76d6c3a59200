package dev.tweed.linux;

import dev.tweed.linux.netlink.NetlinkMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Netlink datagrams as {@code tools/record-netlink} wrote them down. */
public record Recorded(List<NetlinkMessage> sent, List<NetlinkMessage> received) {

  /** Reads a file under {@code golden/}. */
  public static Recorded load(String name) {
    Recorded recorded = new Recorded(new ArrayList<>(), new ArrayList<>());
    text(name).lines().filter(line -> !line.startsWith("#")).forEach(recorded::add);
    return recorded;
  }

  private void add(String line) {
    byte[] bytes = HexFormat.of().parseHex(line.substring(2));
    ByteBuffer datagram = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    NetlinkMessage.split(datagram, (line.startsWith(">") ? sent : received)::add);
  }

  private static String text(String name) {
    try (InputStream in = Recorded.class.getResourceAsStream("/golden/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a message behind its netlink header, in hexadecimal. */
  public static String hex(NetlinkMessage message) {
    return hex(message.body());
  }

  /** The bytes between position and limit, in hexadecimal. */
  public static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }
}
