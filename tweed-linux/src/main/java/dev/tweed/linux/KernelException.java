package dev.tweed.linux;

/**
 * The kernel refused an operation. The message reads {@code OPERATION: ERRNO (number); DETAIL},
 * where the operation is in the words an operator would type.
 */
public class KernelException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String operation;
  private final transient Errno errno;

  public KernelException(String operation, Errno errno) {
    this(operation, errno, "");
  }

  /**
   * @param detail the kernel's own text or advice on what to do next; may be empty
   */
  public KernelException(String operation, Errno errno, String detail) {
    super(operation + ": " + errno + (detail.isEmpty() ? "" : "; " + detail));
    this.operation = operation;
    this.errno = errno;
  }

  /** What was asked of the kernel. */
  public String operation() {
    return operation;
  }

  public Errno errno() {
    return errno;
  }
}
