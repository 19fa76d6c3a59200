package dev.tweed.linux.netlink;

/**
 * Asks which message type a family of generic netlink has: the kernel gives families their numbers
 * as they come, and knows them by name. Families in modules are loaded by asking.
 *
 * <p>Wire form: {@code struct genlmsghdr} (u8 command, u8 version, u16 reserved), attributes.
 * Source: uapi/linux/genetlink.h.
 *
 * @param name such as {@code ethtool}
 */
public record GenericFamily(String name) implements NetlinkRequest {

  /** Bytes of {@code struct genlmsghdr}, which every message of every family begins with. */
  public static final int HEADER = 4;

  /** The message type of the family that knows the others. */
  public static final int CONTROL = 16;

  public static final int CTRL_CMD_NEWFAMILY = 1;
  public static final int CTRL_CMD_GETFAMILY = 3;
  public static final int CTRL_ATTR_FAMILY_ID = 1;
  public static final int CTRL_ATTR_FAMILY_NAME = 2;

  /**
   * The family's message type, which stays the same while its module is loaded.
   *
   * @param socket of {@link Netlink#GENERIC}
   * @throws NetlinkException ENOENT when the kernel is without the family
   */
  public static int resolve(NetlinkSocket socket, String name) {
    int[] id = {0};
    socket.query(new GenericFamily(name), message -> id[0] = id(message));
    return id[0];
  }

  @Override
  public int type() {
    return CONTROL;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public void encode(MessageWriter out) {
    out.u8(CTRL_CMD_GETFAMILY).u8(1).u16(0).string(CTRL_ATTR_FAMILY_NAME, name);
  }

  /** The type that an answer tells; 0 when it tells none. */
  public static int id(NetlinkMessage answer) {
    AttributeCursor attributes = answer.attributes(HEADER);
    int id = 0;
    while (attributes.next()) {
      if (attributes.type() == CTRL_ATTR_FAMILY_ID) {
        id = attributes.u16();
      }
    }
    return id;
  }

  @Override
  public String toString() {
    return "genl ctrl get name " + name;
  }
}
