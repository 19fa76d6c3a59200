package dev.tweed.linux.route;

import dev.tweed.linux.netlink.NetlinkMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes that {@code tools/record-golden} recorded. */
record Golden(String command, List<byte[]> sent, List<byte[]> received) {

  static Golden load(String name) {
    List<byte[]> sent = new ArrayList<>();
    List<byte[]> received = new ArrayList<>();
    String command = "";
    for (String line : lines(name)) {
      String rest = line.substring(2);
      switch (line.charAt(0)) {
        case '#' -> command = rest;
        case '>' -> sent.add(HexFormat.of().parseHex(rest));
        case '<' -> received.add(HexFormat.of().parseHex(rest));
        default -> throw new IllegalStateException(name + ": " + line);
      }
    }
    return new Golden(command, sent, received);
  }

  private static List<String> lines(String name) {
    try (var in = Golden.class.getResourceAsStream("/golden/" + name + ".hex")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The change itself: {@code ip} may have asked something harmless before. */
  NetlinkMessage change() {
    return messages(sent.getLast()).getFirst();
  }

  /** Everything the kernel listed. */
  List<NetlinkMessage> listed() {
    List<NetlinkMessage> all = new ArrayList<>();
    received.forEach(datagram -> all.addAll(messages(datagram)));
    return all;
  }

  static List<NetlinkMessage> messages(byte[] datagram) {
    List<NetlinkMessage> messages = new ArrayList<>();
    NetlinkMessage.split(ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN), messages::add);
    return messages;
  }
}
