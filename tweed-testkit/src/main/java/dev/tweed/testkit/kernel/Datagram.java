package dev.tweed.testkit.kernel;

import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Messages that travel together. */
final class Datagram {

  private static final int ALIGNMENT = 4;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Datagram add(int type, int flags, int sequence, Consumer<MessageWriter> body) {
    MessageWriter writer = new MessageWriter();
    body.accept(writer);
    ByteBuffer written = writer.written();
    ByteBuffer message = ByteBuffer.allocate(aligned(Netlink.HEADER + written.remaining()));
    message.order(ByteOrder.nativeOrder());
    message.putInt(Netlink.HEADER + written.remaining()).putShort((short) type);
    message.putShort((short) flags).putInt(sequence).putInt(0).put(written);
    bytes.writeBytes(message.array());
    return this;
  }

  int length() {
    return bytes.size();
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.nativeOrder());
  }

  private static int aligned(int length) {
    return (length + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
