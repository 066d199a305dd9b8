package io.inscope.reports.request;

import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.importing.request.RequestedKind.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The letter, as Markdown.
final class Letter {
  private Letter() {}

  static String of(Request request) {
    return request.items().isEmpty() ? nothing(request) : missing(request);
  }

  private static String nothing(Request request) {
    return "# Nothing is missing\n\n%sEvery kind of object that the assessment reads was handed over.\n"
        .formatted(about(request));
  }

  private static String about(Request request) {
    return request
        .about()
        .map(
            info ->
                "About: what was handed over as \"%s\", snapshot %d, SHA-256 `%s`\n\n"
                    .formatted(info.name(), info.id(), info.sha256()))
        .orElse("");
  }

  private static String missing(Request request) {
    int checks = request.checks().size();
    StringBuilder letter =
        new StringBuilder("# Request for configuration of the Kubernetes cluster\n\n")
            .append(about(request))
            .append(
                request.about().isPresent()
                    ? "Thank you for what you sent. To complete the assessment we still need the"
                        + " kinds of objects below.\n"
                    : "For the assessment we need the configuration of the cluster: the kinds of"
                        + " objects below.\n")
            .append(
                """
                Until then %s of the assessment cannot be answered, or not for the whole cluster. We would rather
                ask than assume: what we were not shown counts as not assessed, never as passed.

                ## What we ask for

                """
                    .formatted(checks == 1 ? "1 check" : checks + " checks"));
    letter.append(
        request.about().isPresent()
            ? "| kind | ask for | why it is missing | checks that wait |\n|---|---|---|---|\n"
            : "| kind | ask for | checks that wait |\n|---|---|---|\n");
    request.items().stream()
        .filter(item -> isRow(request, item))
        .forEach(item -> letter.append(row(request, item)));
    letter.append(ofAddOns(request));
    letter.append(
        """

        ## How to answer

        Select the context of the cluster and run the script for your shell, in a new folder:

        | shell | command |
        |---|---|
        | bash with kubectl (Linux, macOS, cloud shell) | `bash collect.sh` |
        | bash with oc (OpenShift) | `bash collect-oc.sh` |
        | Windows PowerShell 5.1 or PowerShell 7 | `powershell -ExecutionPolicy Bypass -File collect.ps1` |

        Each kind is asked for with one command such as `kubectl get pods --all-namespaces --output=json`, over all
        namespaces, into a file of its own. Where the server refuses, its message is kept; please send that as well,
        because a refusal is an answer we can work with, and silence is not. At the end there is an archive, and a file
        with its SHA-256. Please look through the folder before you send both, over a channel you trust.

        ## What it does not do

        - It only reads: every command is `get`. Nothing in the cluster changes.
        """);
    if (asks(request, RequestedKind::namesOnly)) {
      letter.append(
          """
          - No value of a Secret is written. Of Secrets we ask for namespace, name, type and the names of the keys; the
            template that prints them is in the script. Kubernetes has no right to list names alone, so an administrator
            has to run that line; `SKIP="secrets"` (PowerShell: `-Skip "secrets"`) leaves it out.
          """);
    }
    if (asks(request, kind -> kind.resource().equals("configmaps"))) {
      letter.append(
          """
          - ConfigMaps are sent with their values, and should hold no passwords; we check that, and mask what we find before
            anything is stored. `SKIP="configmaps"` leaves them out.
          """);
    }
    letter.append(
        """
        - Nothing is sent anywhere: you send the archive.

        ## Rights

        `clusterrole.yaml` holds the rights this needs: `get` and `list` on the kinds above, without Secrets and without
        `nodes/proxy`. Any account that may already read these kinds will do. What it may not read shows up as refused.

        ## Optional: settings of the kubelets

        `bash collect.sh --kubelets` also reads `/configz` of each node. That needs `nodes/proxy`, a right with which
        commands can be run in every pod. Please give it to nobody for this: an administrator who has it anyway may run
        this step, or leave it out.
        """);
    return letter.toString();
  }

  /// Of what was handed over the letter says kind by kind why it is missing. In the first letter
  /// the many kinds that few clusters have would bury the others.
  private static boolean isRow(Request request, Request.Item item) {
    return request.about().isPresent()
        || item.wanted().presence() == Presence.ALWAYS
        || item.wanted().presence() == Presence.BY_VERSION;
  }

  private static String row(Request request, Request.Item item) {
    RequestedKind kind = item.wanted();
    return "| %s | `%s`%s | %s%s |\n"
        .formatted(
            kind.kind().kind(),
            kind.name(),
            kind.namesOnly() ? " (names only)" : "",
            request.about().isPresent() ? cell(item.gap()) + " | " : "",
            waiting(request, kind));
  }

  private static String ofAddOns(Request request) {
    Map<String, List<String>> groups = new TreeMap<>();
    request.items().stream()
        .filter(item -> !isRow(request, item))
        .map(item -> item.wanted().kind())
        .forEach(
            kind -> groups.computeIfAbsent(kind.group(), _ -> new ArrayList<>()).add(kind.kind()));
    if (groups.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            """

            Of add-ons and of OpenShift, where the cluster has them; the scripts ask for each, and "not there" is a
            good answer:

            | API group | kinds |
            |---|---|
            """);
    groups.forEach(
        (group, kinds) ->
            text.append("| `%s` | %s |\n".formatted(group, String.join(", ", kinds))));
    return text.toString();
  }

  private static boolean asks(Request request, Predicate<RequestedKind> kind) {
    return request.items().stream().map(Request.Item::wanted).anyMatch(kind);
  }

  private static String waiting(Request request, RequestedKind kind) {
    List<String> checks = request.checks(kind.kind());
    return checks.isEmpty()
        ? "parts of checks, diagram, inventory"
        : Integer.toString(checks.size());
  }

  /// Text of a cluster in a cell of a table.
  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
  }
}
