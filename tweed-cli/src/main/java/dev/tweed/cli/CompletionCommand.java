package dev.tweed.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print a script that completes tweed's words on the command line.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(tweed completion bash)             also for zsh",
      "  tweed completion fish | source"
    })
final class CompletionCommand implements Runnable {

  /** Shells that can be served. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish.")
  private Shell shell = Shell.BASH;

  @Override
  public void run() {
    var root = spec.root().commandLine();
    String script =
        switch (shell) {
          case BASH, ZSH -> AutoComplete.bash("tweed", root); // loads zsh's bashcompinit itself
          case FISH -> FishCompletion.script(root.getCommandSpec());
        };
    spec.commandLine().getOut().println(script);
  }
}
