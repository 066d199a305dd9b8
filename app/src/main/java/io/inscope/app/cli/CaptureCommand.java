package io.inscope.app.cli;

import io.inscope.app.Capturing;
import io.inscope.app.Capturing.Captured;
import io.inscope.app.Services;
import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.KubeConfigs;
import io.inscope.snapshot.capture.KubeContext;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.record.Ending;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "capture",
    description = {
      "Reads a live cluster, read-only, into a new snapshot of a project.",
      "Before anything is asked or run, standard error says where it goes, as whom, and what would"
          + " run."
    },
    footer = {
      "",
      "Examples:",
      "  inscope capture --list-contexts",
      "  inscope capture --context prod --plan",
      "  inscope capture --context prod --check-access",
      "  inscope capture --context prod --project acme.inscope",
      "  inscope capture --context prod --project acme.inscope --keep-partial",
      "  inscope capture --context prod --project acme.inscope --resume"
    })
final class CaptureCommand implements Callable<Integer> {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  /// More is a load for a cluster that others work with.
  private static final int MOST_PER_SECOND = 100;

  @Mixin GlobalOptions global = new GlobalOptions();
  @Mixin FormatOption form = new FormatOption();
  @Mixin Agreement agreement = new Agreement();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The project file; made when it is not there.")
  @Nullable Path project;

  @Option(
      names = "--kubeconfig",
      paramLabel = "F",
      description =
          "The file with which kubectl reaches the cluster; those of KUBECONFIG, else"
              + " ~/.kube/config, if not given. It is never written.")
  @Nullable Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "C",
      description = "The context in it; the current one if not given.")
  @Nullable String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "N",
      description = "Only this namespace, beside what is in none; may be given again.")
  List<String> namespaces = new ArrayList<>();

  @Option(
      names = "--qps",
      paramLabel = "N",
      description = "Requests a second at most, 1 to 100; ${DEFAULT-VALUE} if not given.")
  int perSecond = LiveCluster.PER_SECOND;

  @Option(
      names = "--name",
      paramLabel = "N",
      description = "Name of the snapshot; that of the context if not given.")
  @Nullable String name;

  @Option(
      names = "--keep-partial",
      description =
          "Seals what was read, marked as a part, when the capture is stopped (Ctrl-C) or breaks"
              + " off; otherwise the project stays as it was.")
  boolean keepPartial;

  @Option(
      names = "--resume",
      paramLabel = "ID|NAME",
      arity = "0..1",
      fallbackValue = "newest",
      description =
          "Goes on with a partial snapshot, the newest one if none is named: a new snapshot takes"
              + " over the lists that are whole in it and reads the rest. Repeat its"
              + " --namespace.")
  @Nullable String resume;

  @ArgGroup Instead instead = new Instead();

  /// What is done instead of a capture; needs no project.
  static final class Instead {
    @Option(names = "--list-contexts", description = "Lists the contexts; connects to nothing.")
    boolean contexts;

    @Option(names = "--plan", description = "Says what would happen; connects to nothing.")
    boolean plan;

    @Option(
        names = "--check-access",
        description =
            "Asks the server what of the needed kinds we may read, and reads none of them.")
    boolean access;
  }

  private final Services services;

  CaptureCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws CaptureException {
    requireSense();
    KubeConfigs configs = Capturing.kubeConfigs(Optional.ofNullable(kubeconfig));
    if (instead.contexts) {
      Rows.print(ContextTable.of(configs), form.format, out());
      return Cli.DONE;
    }
    KubeContext chosen = configs.choose(Optional.ofNullable(context));
    ConnectionPlan plan = ConnectionPlan.of(chosen, Capturing.environment());
    if (instead.plan) {
      PlanText.of(plan, namespaces, perSecond).forEach(out()::println);
      return Cli.DONE;
    }
    plan.lines().forEach(err()::println);
    err().flush();
    Consent consent = agreement.to(plan);
    return project == null || instead.access
        ? checkAccess(chosen, plan, consent)
        : capture(project, chosen, plan, consent);
  }

  private void requireSense() {
    if (project == null && !instead.contexts && !instead.plan && !instead.access) {
      throw wrong("Missing required option: '--project=PROJECT'");
    }
    if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
      throw wrong(
          "Invalid value for option '--qps': from 1 to %d requests a second, not %d"
              .formatted(MOST_PER_SECOND, perSecond));
    }
    for (String namespace : namespaces) {
      if (!NAMESPACE.matcher(namespace).matches()) {
        throw wrong(
            "Invalid value for option '--namespace': no namespace can be called '%s'"
                .formatted(namespace));
      }
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int checkAccess(KubeContext chosen, ConnectionPlan plan, Consent consent)
      throws CaptureException {
    Capturing capturing = services.capturing();
    Terminal terminal = new Terminal(err());
    CaptureProgress progress = progress(terminal);
    try (LiveCluster cluster = connect(capturing, chosen, plan, consent);
        WaitingForServer _ = new WaitingForServer()) {
      SortedSet<GroupKind> needed = AccessCheck.needed(cluster);
      AccessPreview preview = capturing.preview(cluster, List.copyOf(namespaces), needed, progress);
      terminal.clear();
      return AccessCheck.print(preview, needed, cluster.identity(), form.format, out(), err());
    } finally {
      terminal.clear();
    }
  }

  private static CaptureProgress progress(Terminal terminal) {
    CaptureProgress progress = new CaptureProgress(line -> terminal.at(line, 0), System::nanoTime);
    progress.step("Connecting");
    return progress;
  }

  private int capture(Path file, KubeContext chosen, ConnectionPlan plan, Consent consent)
      throws CaptureException {
    Capturing capturing = services.capturing();
    Optional<SnapshotInfo> part =
        capturing.rehearse(file, Optional.ofNullable(resume), plan.server());
    Terminal terminal = new Terminal(err());
    CaptureProgress progress = progress(terminal);
    try (LiveCluster cluster = connect(capturing, chosen, plan, consent)) {
      Captured captured =
          capturing.capture(
              file,
              cluster,
              name == null ? part.map(SnapshotInfo::name).orElse(plan.context()) : name,
              List.copyOf(namespaces),
              part.map(one -> Integer.toString(one.id())),
              ending -> keep(ending, terminal),
              progress);
      terminal.clear();
      CaptureSummary.print(captured, file, again(file, plan), out());
      return CaptureSummary.isToBeLookedAt(captured) ? Cli.LOOK : Cli.DONE;
    } finally {
      terminal.clear();
    }
  }

  private LiveCluster connect(
      Capturing capturing, KubeContext chosen, ConnectionPlan plan, Consent consent)
      throws CaptureException {
    try (WaitingForServer _ = new WaitingForServer()) {
      LiveCluster cluster = capturing.connect(chosen, plan, consent, perSecond);
      try {
        requireThere(capturing.absent(cluster, namespaces), plan);
        return cluster;
      } catch (CaptureException | RuntimeException e) {
        cluster.close();
        throw e;
      }
    }
  }

  private static void requireThere(List<String> absent, ConnectionPlan plan)
      throws CaptureException {
    if (!absent.isEmpty()) {
      throw new CaptureException(
          "CAPTURE-NO-NAMESPACE",
          "%s has no namespace %s"
              .formatted(plan.server(), "'" + String.join("', '", absent) + "'"),
          "Check the name and the context. Nothing was read.");
    }
  }

  private boolean keep(Ending ending, Terminal terminal) {
    if (!keepPartial) {
      return false;
    }
    Stop.keep();
    terminal.clear();
    err()
        .printf(
            "The capture is not complete (%s): what was read is being sealed%s%n",
            ending.why(),
            ending.state() == Ending.State.STOPPED ? "; Ctrl-C again gives it up" : "");
    err().flush();
    return true;
  }

  /// The same command, as it is to be typed to go on.
  private String again(Path file, ConnectionPlan plan) {
    StringBuilder words = new StringBuilder("inscope capture --project ").append(file);
    if (kubeconfig != null) {
      words.append(" --kubeconfig ").append(kubeconfig);
    }
    words.append(" --context ").append(plan.context());
    namespaces.forEach(namespace -> words.append(" --namespace ").append(namespace));
    Agreement.needed(plan).forEach(option -> words.append(' ').append(option));
    return words.toString();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
