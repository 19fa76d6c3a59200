package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory with one file, {@code journal}: a snapshot, then every {@link Op} since, in {@link
 * Frames}.
 *
 * <p>An op is handed to the kernel before its caller hears of it, so it survives the process in any
 * case. It is not forced to the disk: after a power failure the last seconds of writes may be gone,
 * but this host, the only one to have seen them, went down too. The journal is forced on close and
 * whenever a new snapshot replaces it, which happens by renaming a complete file over it.
 *
 * <p>Whatever follows the last whole frame was being written when the process was killed: it is cut
 * off on opening. Not thread-safe.
 */
final class Journal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** A journal is rewritten when it is this long and mostly history. */
  private static final long WORTH_REWRITING = 1 << 20;

  private final Path directory;
  private final DirectoryLock lock;

  /** Not a channel: an interrupt of the calling thread would close that for all. */
  private RandomAccessFile file;

  private long length;
  private long snapshotLength;

  private Journal(
      Path directory, DirectoryLock lock, RandomAccessFile file, long length, long snapshotLength) {
    this.directory = directory;
    this.lock = lock;
    this.file = file;
    this.length = length;
    this.snapshotLength = snapshotLength;
  }

  /**
   * Opens or creates it, and applies what is in it to {@code state}, which must be empty.
   *
   * @throws StoreException when somebody else has it open, or it cannot be read
   */
  static Journal open(Path directory, StoreState state) {
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      return load(directory, lock, state);
    } catch (IOException e) {
      throw released(lock, failed("open", directory, e));
    } catch (StoreException e) {
      throw released(lock, e);
    }
  }

  /**
   * Hands the op to the kernel.
   *
   * @throws StoreException when it could not be written; then it is not in the journal
   */
  void append(Op op) {
    byte[] frame = Frames.frame(OpCodec.encode(op));
    try {
      // First to where the last whole frame ends: an append before may have failed half way.
      if (file.length() != length) {
        file.setLength(length);
      }
      file.seek(length);
      file.write(frame);
      length += frame.length;
    } catch (IOException e) {
      throw failed("write to", directory, e);
    }
  }

  /** Starts over with a snapshot if the journal has become much longer than that. */
  void rewriteIfLong(StoreState state) {
    if (length < WORTH_REWRITING || length < 4 * snapshotLength) {
      return;
    }
    byte[] snapshot = snapshot(state);
    try {
      RandomAccessFile old = file;
      file = replace(directory, snapshot);
      length = snapshot.length;
      snapshotLength = snapshot.length;
      old.close();
    } catch (IOException e) {
      snapshotLength = length; // not again before it has grown a lot
      LOG.warn("rewrite {}: {}; it stays long, nothing is lost", directory, e.toString());
    }
  }

  @Override
  public void close() {
    RandomAccessFile last = file;
    try (lock;
        last) {
      last.getFD().sync();
    } catch (IOException e) {
      throw failed("close", directory, e);
    }
  }

  private static Journal load(Path directory, DirectoryLock lock, StoreState state)
      throws IOException {
    Path path = directory.resolve("journal");
    if (Files.notExists(path)) {
      byte[] empty = snapshot(state);
      return new Journal(directory, lock, replace(directory, empty), empty.length, empty.length);
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    int snapshotLength = replay(directory, bytes, state);
    if (bytes.hasRemaining()) {
      LOG.warn("{}: the last {} bytes were never finished: cut off", path, bytes.remaining());
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new Journal(directory, lock, file, bytes.position(), snapshotLength);
  }

  /** Applies all whole frames; returns where the snapshot ends. */
  private static int replay(Path directory, ByteBuffer bytes, StoreState state) {
    int snapshotLength = 0;
    try {
      Optional<byte[]> payload = Frames.next(bytes);
      while (payload.isPresent()) {
        Op op = OpCodec.decode(payload.get());
        state.apply(op);
        snapshotLength = op instanceof Op.Complete ? bytes.position() : snapshotLength;
        payload = Frames.next(bytes);
      }
    } catch (IOException e) {
      throw damaged(directory, "byte %d: %s".formatted(bytes.position(), e.getMessage()));
    }
    if (snapshotLength == 0) {
      throw damaged(directory, "the snapshot at its beginning is not whole");
    }
    return snapshotLength;
  }

  private static byte[] snapshot(StoreState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.snapshot().forEach(op -> bytes.writeBytes(Frames.frame(OpCodec.encode(op))));
    return bytes.toByteArray();
  }

  /** Puts a file with this content where the journal is, at once or not at all. */
  private static RandomAccessFile replace(Path directory, byte[] content) throws IOException {
    Path next = directory.resolve("journal.next");
    RandomAccessFile file = new RandomAccessFile(next.toFile(), "rw");
    try {
      file.setLength(0);
      file.write(content);
      file.getFD().sync();
      Files.move(next, directory.resolve("journal"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      closeQuietly(file, e);
      throw e;
    }
    force(directory);
    return file;
  }

  /** The new file is in place whether or not its name is on the disk yet. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.warn("force {} to disk: {}; safe unless the power fails now", directory, e.toString());
    }
  }

  private static StoreException failed(String verb, Path directory, IOException e) {
    return new StoreException(
        StoreException.Kind.UNAVAILABLE,
        "%s store %s: %s; see to its file system, then try again"
            .formatted(verb, directory, e.getMessage()),
        e);
  }

  private static StoreException damaged(Path directory, String reason) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "open store %s: file journal: %s; put a backup in its place, or move it away to start empty"
            .formatted(directory, reason));
  }

  private static StoreException released(DirectoryLock lock, StoreException because) {
    closeQuietly(lock, because);
    return because;
  }

  private static void closeQuietly(Closeable thing, Exception because) {
    try {
      thing.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }
}
