package dev.tweed.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be had, in words: Java's own message is often the path alone. */
final class IoReason {

  private IoReason() {}

  static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException denied ->
          "permission denied on " + denied.getFile() + "; run as root, or choose another path";
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
