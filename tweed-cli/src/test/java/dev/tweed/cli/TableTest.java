package dev.tweed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    StringWriter text = new StringWriter();
    new Table("NAME", "STATE").row("a", "up").row("longer", "").print(new PrintWriter(text, true));
    assertThat(text).hasToString("NAME    STATE\na       up\nlonger\n");
  }
}
