package dev.tweed.linux.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkDifferenceTest {

  private static final Link HELD =
      Link.named("br0")
          .withIndex(5)
          .withMtu(1500)
          .withKind(new BridgeKind().withStp(false).withMulticastSnooping(true));

  @Test
  void nothingIsMissingFromWhatIsThere() {
    assertThat(HELD.notIn(HELD)).isEmpty();
    assertThat(Link.named("br0").withoutMaster().notIn(HELD)).isEmpty();
    assertThat(Link.named("br0").down().notIn(HELD)).isEmpty();
  }

  @Test
  void onlyWhatDiffersIsMissing() {
    Link wanted = Link.named("br0").withMtu(1450).withKind(new BridgeKind().withStp(true)).up();

    assertThat(wanted.notIn(HELD)).hasToString("Optional[#5 mtu 1450 type bridge stp_state 1 up]");
    assertThat(wanted.withMaster(7).notIn(HELD.withMtu(1450)))
        .hasToString("Optional[#5 master #7 type bridge stp_state 1 up]");
  }

  @Test
  void anotherKindIsMissingAsAWhole() {
    VxlanKind vxlan = VxlanKind.vni(1);
    assertThat(Link.named("br0").withKind(vxlan).notIn(HELD).flatMap(Link::kind)).contains(vxlan);
  }

  @Test
  void aChangeMakesWhatWasMissingBeThere() {
    Link wanted =
        Link.named("br0")
            .withMtu(1450)
            .withKind(new BridgeKind().withStp(true))
            .withPort(new BridgePort().withHairpin(true))
            .up();

    Link changed = HELD.changedBy(wanted.notIn(HELD).orElseThrow());

    assertThat(wanted.notIn(changed)).isEmpty();
    assertThat(changed.index()).isEqualTo(5);
    assertThat(((BridgeKind) changed.kind().orElseThrow()).multicastSnooping()).isTrue();
    assertThat(changed.changedBy(Link.at(5).down()).isUp()).isFalse();
    assertThat(HELD.withMaster(7).changedBy(Link.at(5).withoutMaster())).isEqualTo(HELD);
  }
}
