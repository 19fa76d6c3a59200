package dev.tweed.cluster;

import dev.tweed.net.MacAddress;
import java.util.OptionalInt;

/** What a backend tells the other hosts about this one, within its lease. */
public sealed interface BackendData {

  /**
   * vxlan: where frames for this host go. Wire form: {@code {"VNI":1,"VtepMAC":"8e:…"}}.
   *
   * @param vni absent from older writers
   * @param vtepMac the MAC address of the host's vxlan link
   */
  record Vtep(OptionalInt vni, MacAddress vtepMac) implements BackendData {
    public Vtep(int vni, MacAddress vtepMac) {
      this(OptionalInt.of(vni), vtepMac);
    }
  }

  /**
   * wireguard: by which key and at which port the host is to be talked to. Wire form: {@code
   * {"PublicKey":"…","Port":51820}}.
   *
   * @param publicKey base64 of 32 bytes, as it was
   * @param port UDP; absent from older writers, who listen on the configured one
   */
  record Wireguard(String publicKey, OptionalInt port) implements BackendData {}

  /**
   * Any other backend's data, kept as it was.
   *
   * @param json compact
   */
  record Raw(String json) implements BackendData {}
}
