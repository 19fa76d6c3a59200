package dev.tweed.overlay;

import dev.tweed.cluster.Backend;
import dev.tweed.linux.wireguard.WireguardSecret;

/**
 * What all of a host's WireGuard tunnels have in common.
 *
 * @param presharedKey {@link WireguardSecret#NONE} for none
 * @param keepalive seconds; 0 for none
 */
record WireguardSettings(WireguardSecret privateKey, WireguardSecret presharedKey, int keepalive) {

  /**
   * The configuration's, for a host.
   *
   * @throws OverlayException when the preshared key is none
   */
  static WireguardSettings of(Backend.Wireguard config, WireguardSecret privateKey) {
    return new WireguardSettings(
        privateKey,
        config.psk().map(WireguardSettings::presharedKey).orElse(WireguardSecret.NONE),
        Math.toIntExact(config.keepalive().toSeconds()));
  }

  private static WireguardSecret presharedKey(String text) {
    try {
      return WireguardSecret.parse(text);
    } catch (IllegalArgumentException e) {
      throw new OverlayException("Backend.PSK (hidden): " + e.getMessage());
    }
  }
}
