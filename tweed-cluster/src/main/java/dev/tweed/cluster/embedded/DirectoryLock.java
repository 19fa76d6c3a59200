package dev.tweed.cluster.embedded;

import dev.tweed.cluster.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The right to use a store's directory: a lock on a file in it, which the kernel gives up for us.
 */
final class DirectoryLock implements Closeable {

  private final RandomAccessFile file;

  private DirectoryLock(RandomAccessFile file) {
    this.file = file;
  }

  static DirectoryLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      RandomAccessFile file = new RandomAccessFile(directory.resolve("lock").toFile(), "rw");
      if (!locked(file)) {
        file.close();
        throw new StoreException(
            StoreException.Kind.PERMISSION,
            "open store "
                + directory
                + ": in use by another agent; stop that one or choose another directory");
      }
      return new DirectoryLock(file);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.PERMISSION,
          "open store %s: %s; make it a directory this user may write to"
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** The lock lasts as long as the file is open. */
  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
