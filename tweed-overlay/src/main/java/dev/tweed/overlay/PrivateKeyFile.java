package dev.tweed.overlay;

import dev.tweed.linux.wireguard.WireguardSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file that holds a host's private key for WireGuard, in base64 as {@code wg genkey} writes it.
 * Mode 0600: the key lets its reader take part in the network in the host's place.
 */
public record PrivateKeyFile(Path path) {

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** The file in a directory of an agent's. */
  public static PrivateKeyFile in(Path stateDirectory) {
    return new PrivateKeyFile(stateDirectory.resolve("wireguard.key"));
  }

  /**
   * The key; a new one, which the file keeps, when there is no file. Two who ask for a new one at
   * once get the same.
   *
   * @throws OverlayException when others may read the file, or it holds no key
   * @throws UncheckedIOException when it cannot be read or written
   */
  public WireguardSecret secret() {
    try {
      return read();
    } catch (NoSuchFileException e) {
      return create();
    } catch (IOException e) {
      throw new UncheckedIOException("read " + path, e);
    }
  }

  private WireguardSecret read() throws IOException {
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
    if (!OWNERS.containsAll(granted)) {
      throw new OverlayException(
          "private key file "
              + path
              + ": its mode "
              + PosixFilePermissions.toString(granted)
              + " lets others than its owner at it; \"chmod 600 "
              + path
              + "\" when nobody has read it, else remove it and get a new key by a restart");
    }
    try {
      return WireguardSecret.parse(Files.readString(path).strip());
    } catch (IllegalArgumentException e) {
      throw new OverlayException(
          "private key file "
              + path
              + ": "
              + e.getMessage()
              + "; remove it and get a new key by a restart");
    }
  }

  /** The file appears whole: it is a draft until it has its name, which it gets only once. */
  private WireguardSecret create() {
    WireguardSecret secret = WireguardSecret.generate();
    try {
      Path directory = path.toAbsolutePath().getParent();
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path draft = Files.createTempFile(directory, ".wireguard", ".key"); // mode 0600
      try {
        write(draft, secret);
        Files.createLink(path, draft);
        return secret;
      } catch (FileAlreadyExistsException e) {
        return read();
      } finally {
        Files.delete(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("write a private key to " + path, e);
    }
  }

  private static void write(Path draft, WireguardSecret secret) throws IOException {
    try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      byte[] line = (secret.reveal() + "\n").getBytes(StandardCharsets.US_ASCII);
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
      file.force(true);
    }
  }
}
