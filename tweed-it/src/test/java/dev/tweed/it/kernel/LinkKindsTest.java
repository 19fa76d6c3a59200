package dev.tweed.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tweed.it.net.Shell;
import dev.tweed.linux.Netns;
import dev.tweed.linux.route.GeneveKind;
import dev.tweed.linux.route.GreKind;
import dev.tweed.linux.route.IpipKind;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.LinkKind;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import dev.tweed.linux.route.VethKind;
import dev.tweed.linux.route.VlanKind;
import dev.tweed.net.IpAddress;
import dev.tweed.testkit.InNetns;
import dev.tweed.testkit.NeedsLinkKinds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Links of the rarer kinds: what is asked for is what {@code ip} then sees. */
@InNetns
class LinkKindsTest {

  private static final IpAddress LOCAL = IpAddress.parse("192.0.2.1");
  private static final IpAddress REMOTE = IpAddress.parse("192.0.2.2");

  @Test
  @NeedsLinkKinds("vlan")
  void vlan(Netns netns) throws IOException {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      Link cable = Link.named("v0").withKind(VethKind.to(Link.named("v1")));
      rtnetlink.execute(RouteRequest.add(cable));
      int parent = rtnetlink.link("v0").orElseThrow().index();
      Link vlan = Link.named("l0").withParent(parent).withKind(VlanKind.id(7).withProtocol(0x88A8));
      JsonNode seen = made(netns, vlan);
      assertThat(seen.at("/link").asText()).isEqualTo("v0");
      assertThat(data(seen).get("id").asInt()).isEqualTo(7);
      assertThat(data(seen).get("protocol").asText()).isEqualTo("802.1ad");
    }
  }

  @Test
  @NeedsLinkKinds("ipip")
  void ipip(Netns netns) throws IOException {
    JsonNode seen = made(netns, link(IpipKind.between(LOCAL, REMOTE).with(IpipKind.TTL, 64)));
    between(seen);
    assertThat(data(seen).get("ttl").asInt()).isEqualTo(64);
  }

  @Test
  @NeedsLinkKinds("gre")
  void gre(Netns netns) throws IOException {
    JsonNode seen = made(netns, link(GreKind.between(LOCAL, REMOTE).withKey(7)));
    between(seen);
    assertThat(data(seen).get("ikey").asText()).isEqualTo("0.0.0.7");
    assertThat(data(seen).get("okey").asText()).isEqualTo("0.0.0.7");
  }

  @Test
  @NeedsLinkKinds("geneve")
  void geneve(Netns netns) throws IOException {
    GeneveKind kind = GeneveKind.vni(9).withRemote(REMOTE).with(GeneveKind.PORT, 6081);
    JsonNode data = data(made(netns, link(kind)));
    assertThat(data.get("id").asInt()).isEqualTo(9);
    assertThat(data.get("remote").asText()).isEqualTo(REMOTE.toString());
    assertThat(data.get("port").asInt()).isEqualTo(6081);
  }

  @Test
  @NeedsLinkKinds({"dummy", "wireguard"})
  void kindsWithoutSettings(Netns netns) throws IOException {
    for (LinkKind kind : new LinkKind[] {LinkKind.DUMMY, LinkKind.WIREGUARD}) {
      Link link = Link.named(kind.name()).withMtu(1234).withKind(kind);
      assertThat(made(netns, link).get("mtu").asInt()).isEqualTo(1234);
    }
  }

  private static Link link(LinkKind kind) {
    return Link.named("l0").withKind(kind);
  }

  /** Makes the link, and looks at it by both ways, which must agree. */
  private static JsonNode made(Netns netns, Link link) throws IOException {
    try (Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      rtnetlink.execute(RouteRequest.add(link));
      LinkKind read = rtnetlink.link(link.name()).flatMap(Link::kind).orElseThrow();
      assertThat(read.name()).isEqualTo(link.kind().orElseThrow().name());
    }
    String json = new Shell(netns).run("ip -d -j link show " + link.name());
    JsonNode seen = new ObjectMapper().readTree(json).get(0);
    assertThat(seen.at("/linkinfo/info_kind").asText()).isEqualTo(link.kind().orElseThrow().name());
    return seen;
  }

  private static JsonNode data(JsonNode link) {
    return link.at("/linkinfo/info_data");
  }

  private static void between(JsonNode link) {
    assertThat(data(link).get("local").asText()).isEqualTo(LOCAL.toString());
    assertThat(data(link).get("remote").asText()).isEqualTo(REMOTE.toString());
  }
}
