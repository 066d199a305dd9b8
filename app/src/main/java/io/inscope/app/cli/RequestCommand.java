package io.inscope.app.cli;

import io.inscope.reports.request.Request;
import io.inscope.reports.request.RequestFiles;
import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "request",
    description =
        "Writes the letter that asks the client for what is missing, with the scripts to answer"
            + " it.")
final class RequestCommand implements Callable<Integer> {
  @Mixin GlobalOptions global = new GlobalOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "Asks only for what is missing in this project; for everything if not given.")
  @Nullable Path project;

  @Option(
      names = "--snapshot",
      paramLabel = "ID|NAME",
      description = "Which snapshot; the newest if not given.")
  String snapshot = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files; made when it is not there.")
  Path out = Path.of("");

  @Override
  public Integer call() {
    Request request = request();
    RequestFiles.write(request, out).forEach(spec.commandLine().getOut()::println);
    spec.commandLine()
        .getErr()
        .println(
            request.items().isEmpty()
                ? "Nothing is missing."
                : "%d kinds are asked for; %d checks wait for them. Import the answer together with what is there.%nOr read the cluster with the rights in clusterrole.yaml: 'inscope capture'."
                    .formatted(request.items().size(), request.checks().size()));
    return Cli.DONE;
  }

  private Request request() {
    if (project == null) {
      return Request.everything();
    }
    try (Project opened = Project.openReadOnly(project)) {
      return Request.missingIn(opened.snapshot(snapshot));
    }
  }
}
