package dev.tweed.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tweed.lab.topology.TopologyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabHomeTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

  @TempDir Path temporary;
  private Path root;
  private LabHome home;

  @BeforeEach
  void makeHome() {
    root = temporary.resolve("labs");
    home = new LabHome(root);
  }

  private LabHandle owned(String name, ProcessIdentity owner) throws Exception {
    LabHandle lab = home.claim(name, NOW).orElseThrow();
    lab.directory().write(lab.content().ownedBy(owner));
    return lab;
  }

  private static ProcessIdentity dead() {
    ProcessIdentity self = ProcessIdentity.self();
    return new ProcessIdentity(self.pid(), self.startTicks() + 1, self.pidNamespace());
  }

  @Test
  void aNameIsTakenOnceAndFoundByAll() {
    assertThat(home.claim("one", NOW)).isPresent();
    assertThat(home.claim("one", NOW)).isEmpty();
    assertThat(home.list()).singleElement().extracting(LabHandle::name).isEqualTo("one");
    assertThat(home.require("one").since()).isEqualTo(NOW);
    assertThat(home.require("one").isUp()).isFalse();
  }

  @Test
  void whatADeadLabLeftIsTakenAwayByWhoLooks() throws Exception {
    owned("one", dead());
    assertThat(home.list()).isEmpty();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void theNameOfADeadLabIsFreeAtOnce() throws Exception {
    owned("one", dead());
    assertThat(home.claim("one", NOW)).isPresent();
  }

  @Test
  void aLabOfAnotherPidNamespaceIsLeftAlone() throws Exception {
    ProcessIdentity self = ProcessIdentity.self();
    owned("one", new ProcessIdentity(self.pid(), 1, "pid:[1]"));
    assertThat(home.list()).hasSize(1);
    assertThat(home.claim("one", NOW)).isEmpty();
  }

  @Test
  void aDirectoryWithoutARecordIsNoLab() throws Exception {
    Files.createDirectories(root.resolve("one"));
    Files.writeString(root.resolve("one").resolve("lab.json"), "{");
    assertThat(home.find("one")).isEmpty();
    assertThat(root.resolve("one")).doesNotExist();
  }

  @Test
  void noSuchLab() {
    assertThatThrownBy(() -> home.require("none"))
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith("no lab \"none\" is up");
    assertThatThrownBy(() -> home.require("../none")).isInstanceOf(TopologyException.class);
    assertThatThrownBy(() -> home.claim("a".repeat(33), NOW))
        .hasMessageEndingWith("must have at most 32 characters, not 33");
  }

  @Test
  void aSocketPathThatIsTooLongIsRefusedBeforeAnythingIsMade() {
    LabHome deep = new LabHome(temporary.resolve("d".repeat(100)));
    assertThatThrownBy(() -> deep.claim("one", NOW))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("at most 107 fit");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void theRecordSurvivesItsWayThroughJson() {
    ProcessIdentity self = ProcessIdentity.self();
    LabRecord content = new LabRecord("one", self, Optional.of(dead()), NOW);
    assertThat(LabRecord.parse(content.toJson())).contains(content);
  }

  @Test
  void theEnvironmentMaySayWhere() {
    LabHome said = LabHome.ofUser(Map.of("TWEED_LABS", root.toString()));
    assertThat(said.root()).isEqualTo(root);
  }
}
