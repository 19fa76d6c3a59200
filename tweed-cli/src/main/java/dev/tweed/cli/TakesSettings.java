package dev.tweed.cli;

import dev.tweed.agent.service.Setting;
import java.util.Set;

/** A command that is given some of an agent's settings as options. */
interface TakesSettings {

  /** Which of them. */
  Set<Setting> settings();
}
