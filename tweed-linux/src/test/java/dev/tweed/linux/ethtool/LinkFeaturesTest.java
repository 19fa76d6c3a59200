package dev.tweed.linux.ethtool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.linux.Errno;
import dev.tweed.linux.Netns;
import dev.tweed.linux.Recorded;
import dev.tweed.linux.TunDevice;
import dev.tweed.linux.netlink.GenericFamily;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkException;
import dev.tweed.linux.netlink.NetlinkRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkFeaturesTest {

  private static final int FAMILY = 21;

  @Test
  void theFamilyIsAskedForInTheWordsOfEthtool() {
    Recorded ethtool = Recorded.load("ethtool/set-by-ethtool.hex");
    assertThat(encoded(new GenericFamily("ethtool")))
        .isEqualTo(Recorded.hex(ethtool.sent().get(0)));
    assertThat(GenericFamily.id(ethtool.received().get(0))).isEqualTo(FAMILY);
  }

  @Test
  void whatIsWantedIsWrittenAsEthtoolWritesIt() {
    String ethtool = Recorded.hex(Recorded.load("ethtool/set-by-ethtool.hex").sent().get(2));
    Map<String, Boolean> wanted = Map.of("rx-gro-list", true, "tx-checksum-ip-generic", false);
    String own = encoded(FeaturesRequest.set(FAMILY, "v0", wanted));
    String wantedAttribute = own.substring(own.indexOf("40000380"));
    // ethtool leaves in the padding what happened to be there
    assertThat(ethtool.substring(0, ethtool.length() - 2) + "00").endsWith(wantedAttribute);
  }

  @Test
  void aRecordedAnswerTellsStateAndWhatCanBeChanged() {
    Recorded read = Recorded.load("ethtool/read.hex");
    assertThat(encoded(FeaturesRequest.read(FAMILY, "v0")))
        .isEqualTo(Recorded.hex(read.sent().get(1)));
    assertThat(FeaturesReply.features(read.received().get(2)))
        .hasSize(60)
        .contains(
            new LinkFeature("tx-checksum-ip-generic", true, true),
            new LinkFeature("rx-gro-list", false, true),
            new LinkFeature("rx-all", false, false),
            new LinkFeature("vlan-challenged", false, false));
  }

  @Test
  void aRecordedAnswerTellsWhatWasNotDone() {
    Recorded set = Recorded.load("ethtool/set.hex");
    assertThat(FeaturesReply.refused(set.received().get(2)))
        .containsExactlyInAnyOrder("rx-all", "tx-tcp-segmentation");
  }

  @Test
  void changesALinkOfItsNamespace() {
    try (Netns netns = Netns.create()) {
      netns.run(() -> {
        try (TunDevice tap = TunDevice.open(TunDevice.Kind.TAP, "tap0");
            LinkFeatures features = LinkFeatures.open()) {
          assertThat(features.set(tap.name(), Map.of("rx-gro-list", true, "rx-all", true)))
              .containsExactly("rx-all");
          assertThat(features.of("tap0")).contains(new LinkFeature("rx-gro-list", true, true));
          assertThat(features.set("tap0", Map.of("rx-gro-list", false))).isEmpty();
          assertThat(features.of("tap0")).contains(new LinkFeature("rx-gro-list", false, true));
        }
      });
    }
  }

  @Test
  void refusalsNameTheCommand() {
    try (Netns netns = Netns.create();
        LinkFeatures features = netns.call(LinkFeatures::open)) {
      assertThatThrownBy(() -> features.of("nosuch"))
          .isInstanceOf(NetlinkException.class)
          .hasMessage("\"ethtool -k nosuch\": ENODEV (19); kernel: \"no device matches name\"");
      assertThatThrownBy(() -> features.set("lo", Map.of("no-such-feature", true)))
          .isInstanceOfSatisfying(
              NetlinkException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EOPNOTSUPP))
          .hasMessageContaining("bit name not found");
    }
  }

  private static String encoded(NetlinkRequest request) {
    MessageWriter out = new MessageWriter();
    request.encode(out);
    return Recorded.hex(out.written());
  }
}
