package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Who uses which Secret as a certificate: ingresses, gateways, and pods that mount it.
public record CertificateUsers(Map<ResourceRef, Set<String>> bySecret) {

  static CertificateUsers of(Audit audit) {
    return of(audit.snapshot());
  }

  public static CertificateUsers of(ClusterSnapshot snapshot) {
    Map<ResourceRef, Set<String>> bySecret = new HashMap<>();
    each(
        snapshot,
        Kinds.INGRESS,
        ingress ->
            ingress
                .root()
                .at("spec", "tls")
                .each()
                .forEach(
                    tls ->
                        add(bySecret, ingress, ingress.ref().namespace(), tls.at("secretName"))));
    each(
        snapshot,
        GatewayApi.GATEWAY,
        gateway ->
            gateway
                .root()
                .at("spec", "listeners")
                .each()
                .flatMap(listener -> listener.at("tls", "certificateRefs").each())
                .forEach(
                    ref ->
                        add(
                            bySecret,
                            gateway,
                            ref.at("namespace").text(GatewayApi.namespace(gateway)),
                            ref.at("name"))));
    for (Workload workload : snapshot.workloads()) {
      try {
        workload
            .podSpec()
            .at("volumes")
            .each()
            .flatMap(
                volume ->
                    Stream.concat(
                        Stream.of(volume.at("secret", "secretName")),
                        volume
                            .at("projected", "sources")
                            .each()
                            .map(source -> source.at("secret", "name"))))
            .forEach(name -> add(bySecret, workload.owner(), workload.namespace(), name));
      } catch (WrongShape e) {
        // What it mounts is not known; other checks say so.
      }
    }
    return new CertificateUsers(bySecret);
  }

  private static void each(ClusterSnapshot snapshot, GroupKind kind, Consumer<Resource> reader) {
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(
          one -> {
            try {
              reader.accept(one);
            } catch (WrongShape e) {
              // What it uses is not known; other checks say so.
            }
          });
    }
  }

  private static void add(
      Map<ResourceRef, Set<String>> bySecret, Resource user, String namespace, Field name) {
    if (name.isPresent()) {
      bySecret
          .computeIfAbsent(
              ResourceRef.of(Kinds.SECRET, namespace, name.text("")), _ -> new TreeSet<>())
          .add(user.ref().spoken());
    }
  }
}
