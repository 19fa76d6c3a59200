package dev.tweed.linux.wireguard;

import dev.tweed.linux.netlink.AttributeCursor;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.WireFormatException;
import dev.tweed.net.IpPrefix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code WGPEER_A_*}. Source: uapi/linux/wireguard.h. */
final class PeerCodec {

  private static final int PUBLIC_KEY = 1;
  private static final int PRESHARED_KEY = 2;
  private static final int FLAGS = 3;
  private static final int ENDPOINT = 4;
  private static final int PERSISTENT_KEEPALIVE_INTERVAL = 5;
  private static final int LAST_HANDSHAKE_TIME = 6;
  private static final int RX_BYTES = 7;
  private static final int TX_BYTES = 8;
  private static final int ALLOWEDIPS = 9;
  private static final int PROTOCOL_VERSION = 10;

  private PeerCodec() {}

  static void encode(WireguardPeer peer, MessageWriter out) {
    out.bytes(PUBLIC_KEY, peer.publicKey().bytes());
    peer.presharedKey().ifPresent(secret -> out.bytes(PRESHARED_KEY, secret.bytes()));
    peer.endpoint().ifPresent(endpoint -> endpoint.encode(ENDPOINT, out));
    peer.keepalive().ifPresent(seconds -> out.u16(PERSISTENT_KEEPALIVE_INTERVAL, seconds));
    if (peer.flags() != 0) {
      out.u32(FLAGS, peer.flags());
    }
    peer.activity().ifPresent(activity -> encode(activity, out));
    if (!peer.allowedIps().isEmpty()) {
      out.nested(ALLOWEDIPS, () -> peer.allowedIps().forEach(ip -> AllowedIpCodec.encode(ip, out)));
    }
  }

  private static void encode(WireguardActivity activity, MessageWriter out) {
    Instant handshake = activity.lastHandshake().orElse(Instant.EPOCH);
    ByteBuffer timespec = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
    timespec.putLong(handshake.getEpochSecond()).putLong(handshake.getNano());
    out.bytes(LAST_HANDSHAKE_TIME, timespec.array());
    out.u64(TX_BYTES, activity.sentBytes());
    out.u64(RX_BYTES, activity.receivedBytes());
    out.u32(PROTOCOL_VERSION, activity.protocol());
  }

  static WireguardPeer decode(AttributeCursor attributes) {
    WireguardKey publicKey = null;
    int flags = 0;
    Optional<WireguardSecret> presharedKey = Optional.empty();
    Optional<WireguardEndpoint> endpoint = Optional.empty();
    OptionalInt keepalive = OptionalInt.empty();
    List<IpPrefix> allowedIps = new ArrayList<>();
    WireguardActivity activity = null;
    while (attributes.next()) {
      switch (attributes.type()) {
        case PUBLIC_KEY -> publicKey = key(attributes);
        case PRESHARED_KEY -> presharedKey = Optional.of(secret(attributes));
        case FLAGS -> flags = attributes.u32();
        case ENDPOINT -> endpoint = Optional.of(WireguardEndpoint.decode(attributes));
        case PERSISTENT_KEEPALIVE_INTERVAL -> keepalive = OptionalInt.of(attributes.u16());
        case ALLOWEDIPS -> AllowedIpCodec.decode(attributes.nested(), allowedIps);
        case LAST_HANDSHAKE_TIME, RX_BYTES, TX_BYTES, PROTOCOL_VERSION ->
            activity = add(attributes, activity);
        default -> {} // of a later kernel's
      }
    }
    if (publicKey == null) {
      throw new WireFormatException("peer without WGPEER_A_PUBLIC_KEY");
    }
    return new WireguardPeer(
        publicKey,
        flags,
        presharedKey,
        endpoint,
        keepalive,
        allowedIps,
        Optional.ofNullable(activity));
  }

  private static WireguardActivity add(AttributeCursor value, @Nullable WireguardActivity sofar) {
    WireguardActivity known = sofar == null ? WireguardActivity.NONE : sofar;
    Optional<Instant> handshake = known.lastHandshake();
    long received = known.receivedBytes();
    long sent = known.sentBytes();
    int protocol = known.protocol();
    switch (value.type()) {
      case LAST_HANDSHAKE_TIME -> handshake = time(value);
      case RX_BYTES -> received = value.u64();
      case TX_BYTES -> sent = value.u64();
      default -> protocol = value.u32();
    }
    return new WireguardActivity(handshake, received, sent, protocol);
  }

  /** {@code struct __kernel_timespec}; zero when it never was. */
  private static Optional<Instant> time(AttributeCursor value) {
    try {
      Instant time = Instant.ofEpochSecond(value.u64At(0), value.u64At(8));
      return time.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(time);
    } catch (DateTimeException | ArithmeticException e) {
      throw new WireFormatException("handshake at second " + value.u64At(0));
    }
  }

  static WireguardKey key(AttributeCursor value) {
    return WireguardKey.of(bytes(value));
  }

  static WireguardSecret secret(AttributeCursor value) {
    return WireguardSecret.of(bytes(value));
  }

  private static byte[] bytes(AttributeCursor value) {
    if (value.length() != KeyText.BYTES) {
      throw new WireFormatException("key of " + value.length() + " bytes");
    }
    return value.bytes();
  }
}
