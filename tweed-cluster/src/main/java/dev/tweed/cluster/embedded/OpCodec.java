package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@link Op}s as bytes: one byte for the kind, then its fields; text with its length before it. */
final class OpCodec {

  private static final byte PUT = 1;
  private static final byte DELETE = 2;
  private static final byte START_GRANT = 3;
  private static final byte END_GRANT = 4;
  private static final byte BEGIN = 5;
  private static final byte RESTORE = 6;
  private static final byte COMPLETE = 7;

  private OpCodec() {}

  static byte[] encode(Op op) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, op);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: the stream is memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException when the bytes are not exactly one op
   */
  static Op decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Op op = read(in);
    if (in.available() > 0) {
      throw new IOException(in.available() + " bytes too many");
    }
    return op;
  }

  private static void write(DataOutputStream out, Op op) throws IOException {
    switch (op) {
      case Op.Put put -> {
        out.writeByte(PUT);
        writeText(out, put.key());
        writeText(out, put.value());
        out.writeLong(put.grantId());
      }
      case Op.Delete delete -> {
        out.writeByte(DELETE);
        writeText(out, delete.key());
      }
      case Op.StartGrant start -> {
        out.writeByte(START_GRANT);
        out.writeLong(start.id());
        out.writeLong(start.ttl().toNanos());
      }
      case Op.EndGrant end -> {
        out.writeByte(END_GRANT);
        out.writeLong(end.id());
      }
      case Op.Begin begin -> {
        out.writeByte(BEGIN);
        out.writeLong(begin.revision());
        out.writeLong(begin.lastGrantId());
      }
      case Op.Restore restore -> {
        out.writeByte(RESTORE);
        writeEntry(out, restore.entry());
      }
      case Op.Complete _ -> out.writeByte(COMPLETE);
    }
  }

  private static Op read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case PUT -> new Op.Put(readText(in), readText(in), in.readLong());
      case DELETE -> new Op.Delete(readText(in));
      case START_GRANT -> new Op.StartGrant(in.readLong(), Duration.ofNanos(in.readLong()));
      case END_GRANT -> new Op.EndGrant(in.readLong());
      case BEGIN -> new Op.Begin(in.readLong(), in.readLong());
      case RESTORE -> new Op.Restore(readEntry(in));
      case COMPLETE -> new Op.Complete();
      default -> throw new IOException("unknown kind " + kind);
    };
  }

  private static void writeEntry(DataOutputStream out, Entry entry) throws IOException {
    writeText(out, entry.key());
    writeText(out, entry.value());
    out.writeLong(entry.version());
    out.writeLong(entry.revision());
    out.writeLong(entry.grantId());
  }

  private static Entry readEntry(DataInputStream in) throws IOException {
    return new Entry(readText(in), readText(in), in.readLong(), in.readLong(), in.readLong());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("text of " + length + " bytes in " + in.available());
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
