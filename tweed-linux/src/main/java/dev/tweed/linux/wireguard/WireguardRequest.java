package dev.tweed.linux.wireguard;

import dev.tweed.linux.netlink.GenericFamily;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.netlink.NetlinkRequest;
import dev.tweed.linux.netlink.WireFormatException;

/**
 * A message of the family {@code wireguard}: a question, a change, or an answer. Wire form: {@code
 * struct genlmsghdr}, {@code WGDEVICE_A_*}.
 *
 * @param family its message type
 * @param command what is asked
 * @param link of whom, and what
 */
public record WireguardRequest(int family, Command command, WireguardLink link)
    implements NetlinkRequest {

  /** The family's name, {@code WG_GENL_NAME}. */
  public static final String FAMILY_NAME = "wireguard";

  private static final int VERSION = 1;

  /** {@code WG_CMD_*}, in their order. */
  public enum Command {
    /** To be listed. Answers carry it too. */
    GET_DEVICE,
    SET_DEVICE
  }

  static WireguardRequest get(int family, String link) {
    return new WireguardRequest(family, Command.GET_DEVICE, WireguardLink.named(link));
  }

  static WireguardRequest set(int family, WireguardLink link) {
    return new WireguardRequest(family, Command.SET_DEVICE, link);
  }

  /** Reads a message of the family. */
  public static WireguardRequest decode(NetlinkMessage message) {
    message.require(GenericFamily.HEADER);
    int command = message.body().get(0);
    if (command < 0 || command >= Command.values().length) {
      throw new WireFormatException("command " + command + " of family " + FAMILY_NAME);
    }
    return new WireguardRequest(
        message.type(),
        Command.values()[command],
        LinkCodec.decode(message.attributes(GenericFamily.HEADER)));
  }

  @Override
  public int type() {
    return family;
  }

  @Override
  public int flags() {
    return 0;
  }

  @Override
  public void encode(MessageWriter out) {
    out.u8(command.ordinal()).u8(VERSION).u16(0);
    LinkCodec.encode(link, out);
  }

  @Override
  public String toString() {
    return command == Command.GET_DEVICE ? "wg show " + link.name() : "wg set " + link;
  }
}
