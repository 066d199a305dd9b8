package io.inscope.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What the user states about the network plugin for one run.
final class AssumeOption {
  @Option(names = "--assume", paramLabel = "KEY=VALUE", description = Arguments.ASSUME)
  private List<String> texts = new ArrayList<>();

  /// The texts as they were given, when they are assumptions.
  ///
  /// @throws WrongUsage when one of them is not
  List<String> texts() {
    return Arguments.assumptions(texts);
  }
}
