package dev.tweed.lab.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyFileTest {

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("lab.yaml"), text);
  }

  @Test
  void readsYamlAndJson() throws IOException {
    assertThat(TopologyFile.load(file("hosts: 5\n")).path("hosts").asInt()).isEqualTo(5);
    assertThat(TopologyFile.load(file("{\"hosts\": 4}")).path("hosts").asInt()).isEqualTo(4);
  }

  @Test
  void anEmptyFileSaysNothing() throws IOException {
    assertThat(TopologyFile.load(file("# all as usual\n"))).isEmpty();
  }

  @Test
  void whatIsNotATopologyIsRefusedInOneLine() {
    assertThatThrownBy(() -> TopologyFile.load(file("hosts: [1")))
        .isInstanceOf(TopologyException.class)
        .hasMessageStartingWith("file " + directory.resolve("lab.yaml") + " line 1: not YAML: ")
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(() -> TopologyFile.load(file("- 1\n")))
        .hasMessageEndingWith("must hold fields, such as \"hosts: 3\"");
    assertThatThrownBy(() -> TopologyFile.load(directory.resolve("none")))
        .hasMessageEndingWith("none: there is no such file");
  }
}
