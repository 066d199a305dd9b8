package io.inscope.app.cli;

import io.inscope.app.Facts;
import io.inscope.app.Services;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.store.Project;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description =
        "Says why one connection is permitted or not: every rule considered, and the one that"
            + " decided.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin ProjectOptions where = new ProjectOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin AssumeOption assume = new AssumeOption();
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "REF|CIDR",
      description = "The initiator.")
  String from = "";

  @Option(names = "--to", required = true, paramLabel = "REF|CIDR", description = "The responder.")
  String to = "";

  @Option(
      names = "--port",
      required = true,
      paramLabel = "TCP/443",
      description = "Protocol and port.")
  String port = "";

  private final Services services;

  ExplainCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    PortRange asked = Arguments.port(port);
    try (Project project = Project.openReadOnly(where.project)) {
      Facts facts =
          services.facts(
              project,
              project.snapshot(where.snapshot),
              assume.texts(),
              new Terminal(spec.commandLine().getErr()));
      Explanation explanation;
      try {
        explanation =
            facts
                .connectivity()
                .explain(Arguments.peer(from), Arguments.peer(to), asked.protocol(), asked.from());
      } catch (IllegalArgumentException e) {
        throw new WrongUsage(
            String.valueOf(e.getMessage()),
            "'inscope resources %s' lists what is there.".formatted(where.project));
      }
      PrintWriter out = spec.commandLine().getOut();
      if (form.format == Format.JSON) {
        out.println(
            CanonicalJson.text(
                ExplanationText.json(
                    explanation, where.project.getFileName().toString(), facts.snapshot().info())));
      } else {
        ExplanationText.print(explanation, out);
      }
      return Cli.DONE;
    }
  }
}
