package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// *Read:* the address of the API server where a cluster tells it to its clients: the ConfigMaps
/// `cluster-info`, `kubeadm-config` and `kube-proxy`, OpenShift's Infrastructure, and the endpoints
/// of the Service `kubernetes`.
///
/// *Allowed:* private addresses. A name is a question, because only a name server knows where it
/// leads. The endpoints alone prove nothing when they are private: a load balancer may stand before
/// them.
///
/// Source: [securing a
/// cluster](https://kubernetes.io/docs/tasks/administer-cluster/securing-a-cluster/).
public final class PublicEndpoint implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "k8s-endpoint-public",
          "The address that clients are given for the API server is not public",
          Severity.HIGH,
          Set.of(),
          "Everybody on the internet can try credentials and vulnerabilities against the control"
              + " plane.",
          "Give the API server a private address, or limit who may reach it with the provider's"
              + " allow list.",
          "Only the address is known: allow lists and firewalls are with the provider, and so are"
              + " further addresses.");

  private static final Pattern SERVER =
      Pattern.compile(
          "(?m)^\\s*-?\\s*(?:server|controlPlaneEndpoint):\\s*\"?(?:https?://)?([^\\s\"/]+)");

  private static final GroupKind INFRASTRUCTURE =
      new GroupKind("config.openshift.io", "Infrastructure");

  /// A place that tells an address.
  private record Told(Resource resource, Field field, String host) {
    Evidence evidence() {
      return Evidence.of(resource, field);
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Told> told = new ArrayList<>();
    told.addAll(inConfigMap(audit, "kube-public", "cluster-info", "kubeconfig"));
    told.addAll(inConfigMap(audit, "kube-system", "kubeadm-config", "ClusterConfiguration"));
    told.addAll(inConfigMap(audit, "kube-system", "kube-proxy", "kubeconfig.conf"));
    audit
        .snapshot()
        .find(ResourceRef.of(INFRASTRUCTURE, "", "cluster"))
        .ifPresent(
            one -> {
              Field url = one.root().at("status", "apiServerURL");
              url.text().ifPresent(text -> told.add(new Told(one, url, host(text))));
            });
    List<Told> endpoints = endpoints(audit);
    List<Evidence> open =
        Stream.concat(told.stream(), endpoints.stream())
            .filter(one -> PublicAddress.test(one.host()).orElse(false))
            .map(Told::evidence)
            .toList();
    if (!open.isEmpty()) {
      return new Outcome.Fail("gives clients a public address of its API server", open);
    }
    List<Told> names =
        told.stream().filter(one -> PublicAddress.test(one.host()).isEmpty()).toList();
    if (!names.isEmpty()) {
      return new Outcome.Manual(
          "Does the name of the API server lead to a public address, and who may reach it?",
          names.stream().map(Told::evidence).toList());
    }
    return told.isEmpty()
        ? new Outcome.NotAssessed(
            "nothing that was handed over tells the address that clients are given: ask for it")
        : new Outcome.Pass(told.stream().map(Told::evidence).toList());
  }

  private static List<Told> inConfigMap(Audit audit, String namespace, String name, String key) {
    Optional<Resource> map =
        audit.snapshot().find(ResourceRef.of(Kinds.CONFIG_MAP, namespace, name));
    if (map.isEmpty()) {
      return List.of();
    }
    Field text = map.get().root().at("data", key);
    Matcher matcher = SERVER.matcher(text.text(""));
    return matcher.find() ? List.of(new Told(map.get(), text, host(matcher.group(1)))) : List.of();
  }

  private static List<Told> endpoints(Audit audit) {
    Optional<Resource> found =
        audit.snapshot().find(ResourceRef.of(Kinds.ENDPOINTS, "default", "kubernetes"));
    return found.stream()
        .flatMap(
            one ->
                one.root()
                    .at("subsets")
                    .each()
                    .flatMap(s -> s.at("addresses").each())
                    .map(address -> address.at("ip"))
                    .map(ip -> new Told(one, ip, ip.text(""))))
        .toList();
  }

  /// Without scheme, port and path.
  private static String host(String url) {
    String rest = url.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    if (rest.startsWith("[")) {
      return rest.substring(1, Math.max(1, rest.indexOf(']')));
    }
    return rest.replaceFirst(":\\d+$", "");
  }
}
