package dev.tweed.linux.route;

import dev.tweed.linux.Fd;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.NetlinkTransport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Answers each send with the next of the prepared answers, under the sequence number asked. */
final class ScriptedTransport implements NetlinkTransport {

  private static final int ERROR = 2;
  private static final int DONE = 3;

  /** A piece of an answer: type, flags and body. */
  record Piece(int type, int flags, byte[] body) {}

  private final Deque<List<Piece>> answers;
  private final Deque<NetlinkMessage> queued = new ArrayDeque<>();
  int sends;

  ScriptedTransport(List<List<Piece>> answers) {
    this.answers = new ArrayDeque<>(answers);
  }

  static Piece of(RouteObject object, int flags) {
    MessageWriter out = new MessageWriter();
    object.encode(out);
    byte[] body = new byte[out.length()];
    out.written().get(body);
    return new Piece(object.messageType(), flags, body);
  }

  static Piece done(int flags) {
    return new Piece(DONE, flags, new byte[4]);
  }

  static Piece error(int errno) {
    byte[] body = new byte[20];
    ByteBuffer.wrap(body).order(ByteOrder.nativeOrder()).putInt(-errno);
    return new Piece(ERROR, 0, body);
  }

  @Override
  public void send(ByteBuffer messages) {
    sends++;
    int sequence = messages.getInt(messages.position() + 8);
    for (Piece piece : answers.remove()) {
      ByteBuffer body = ByteBuffer.wrap(piece.body()).order(ByteOrder.nativeOrder());
      queued.add(new NetlinkMessage(piece.type(), piece.flags(), sequence, body));
    }
  }

  @Override
  public Received receive(boolean wait, Consumer<NetlinkMessage> handler) {
    NetlinkMessage next = queued.poll();
    if (next == null) {
      return Received.NOTHING;
    }
    handler.accept(next);
    return Received.MESSAGES;
  }

  @Override
  public Fd fd() {
    throw new UnsupportedOperationException("nothing to wait for");
  }

  @Override
  public int receiveBuffer() {
    return 1 << 20;
  }

  @Override
  public void close() {}
}
