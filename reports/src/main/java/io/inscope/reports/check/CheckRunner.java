package io.inscope.reports.check;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every check about every subject, and deals with absence so that no check has to.
/// - A kind that a check reads was not read: NOT_ASSESSED for the cluster, naming the gap. Objects
///   of a kind the check is asked about are still asked about where there are some: what was handed
///   over is assessed, and the gap says that it is not all.
/// - Where only some namespaces were not read, the gap names them, and checks that look at one
///   namespace only ([Check#isLocal]) are asked in the others.
/// - Workloads come from pods and from controllers. Where pods were not read, the controllers'
///   templates are assessed, and the gap is reported beside them when somebody looked for pods in
///   vain or the controllers come from a live cluster: then there are pods that nobody has seen.
///   Plain manifests have no pods, and nothing is missing.
/// - Checks of the cluster that can be answered from any of several kinds weigh gaps themselves.
/// - A check that has nothing by which to tell workloads apart ([WorkloadCheck#ofAll]) answers
///   once, for the cluster.
/// - Nothing to ask about: NOT_APPLICABLE for the cluster.
/// - A value of the wrong shape, a pod without any container, or a defect of the check:
///   NOT_ASSESSED for that subject; its other checks and its neighbours go on.
///
/// Pods are the truth where they exist, and those that have ended are past: see [PodVariants]. One
/// pass over the workloads and one over each kind, all checks of an object at once.
public final class CheckRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);

  private static final Subject CLUSTER = new Subject.Cluster();

  private final List<WorkloadCheck> ofWorkloads = new ArrayList<>();
  private final Map<GroupKind, List<ResourceCheck>> ofKinds = new TreeMap<>();
  private final List<ResourceCheck> ofResources = new ArrayList<>();
  private final List<ClusterCheck> ofCluster = new ArrayList<>();

  /// @throws IllegalArgumentException when two checks have one id
  public CheckRunner(Collection<? extends Check> checks) {
    Set<String> ids = new HashSet<>();
    for (Check check : checks) {
      if (!ids.add(check.info().id())) {
        throw new IllegalArgumentException("two checks have the id " + check.info().id());
      }
      switch (check) {
        case WorkloadCheck workloads -> ofWorkloads.add(workloads);
        case ClusterCheck cluster -> ofCluster.add(cluster);
        case ResourceCheck resources -> {
          ofResources.add(resources);
          for (GroupKind kind : resources.kinds()) {
            ofKinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(resources);
          }
        }
      }
    }
  }

  /// All results, sorted by check and subject. The same audit gives the same results.
  public List<CheckResult> run(Audit audit) {
    List<CheckResult> results =
        new ArrayList<>(ofCluster.parallelStream().map(check -> cluster(check, audit)).toList());
    results.addAll(workloads(audit));
    results.addAll(resources(audit));
    return sorted(results);
  }

  private static CheckResult cluster(ClusterCheck check, Audit audit) {
    String gap = new Gaps(audit.snapshot()).to(check).of(check.info().reads());
    return result(
        check,
        gap.isEmpty() || check.weighsGaps()
            ? safely(check, CLUSTER, () -> check.check(audit))
            : new Outcome.NotAssessed(gap));
  }

  private List<CheckResult> workloads(Audit audit) {
    List<Workload> workloads = audit.snapshot().workloads();
    String unseen = unseenPods(workloads, audit);
    Gaps gaps = new Gaps(audit.snapshot());
    List<CheckResult> results = new ArrayList<>();
    List<WorkloadCheck> asked = new ArrayList<>();
    for (WorkloadCheck check : ofWorkloads) {
      String gap = gaps.to(check).of(beside(Kinds.POD, check));
      if (!gap.isEmpty() || !unseen.isEmpty()) {
        String why = gap.isEmpty() ? unseen : gap;
        results.add(result(check, new Outcome.NotAssessed(why)));
      } else if (workloads.isEmpty()) {
        results.add(result(check, new Outcome.NotApplicable("the snapshot holds no workload")));
      }
      Optional<Outcome> ofAll = workloads.isEmpty() ? Optional.empty() : ofAll(check, audit);
      if (ofAll.isPresent()) {
        if (gap.isEmpty() && unseen.isEmpty()) {
          results.add(result(check, ofAll.get()));
        }
      } else if (gap.isEmpty() || check.isLocal()) {
        asked.add(check);
      }
    }
    // What is missing depends on the namespace alone.
    Map<String, List<WorkloadCheck>> askedIn = new HashMap<>();
    for (Workload workload : workloads) {
      askedIn.computeIfAbsent(
          workload.namespace(),
          _ ->
              asked.stream()
                  .filter(
                      check ->
                          gaps.to(check).around(workload.ref(), beside(Kinds.POD, check)).isEmpty())
                  .toList());
    }
    workloads.parallelStream()
        .map(
            workload ->
                workload(workload, askedIn.getOrDefault(workload.namespace(), List.of()), audit))
        .toList()
        .forEach(results::addAll);
    return results;
  }

  private static Optional<Outcome> ofAll(WorkloadCheck check, Audit audit) {
    List<Outcome> answer = new ArrayList<>();
    Outcome outcome =
        safely(
            check,
            CLUSTER,
            () -> {
              check.ofAll(audit).ifPresent(answer::add);
              return Outcome.pass();
            });
    return outcome instanceof Outcome.Pass ? answer.stream().findFirst() : Optional.of(outcome);
  }

  /// Why there are pods that no workload shows, or empty.
  private static String unseenPods(List<Workload> workloads, Audit audit) {
    Coverage coverage = audit.snapshot().coverage(Kinds.POD, "");
    boolean manifests =
        coverage instanceof Coverage.NotAsked
            && !workloads.isEmpty()
            && workloads.stream().noneMatch(workload -> workload.owner().isLive());
    return coverage instanceof Coverage.Read || manifests ? "" : Gaps.of(Kinds.POD, coverage);
  }

  private static List<CheckResult> workload(
      Workload workload, List<WorkloadCheck> checks, Audit audit) {
    Subject.Of subject = new Subject.Of(workload.ref());
    boolean cde = isCde(subject, audit);
    PodVariants variants;
    try {
      variants = PodVariants.of(workload);
    } catch (WrongShape e) {
      return checks.stream()
          .map(check -> result(check, subject, new Outcome.NotAssessed(message(e)), cde))
          .toList();
    }
    List<Workload> all = variants.all();
    List<Workload> running = variants.running();
    return checks.stream()
        .map(
            check -> {
              List<Workload> asked = check.asksFinishedPods() ? all : running;
              return result(check, subject, joined(check, subject, asked, audit), cde);
            })
        .toList();
  }

  private static Outcome joined(
      WorkloadCheck check, Subject subject, List<Workload> asked, Audit audit) {
    return switch (asked.size()) {
      case 0 -> new Outcome.NotApplicable("its pods have ended, and none is to come");
      case 1 -> variant(check, subject, asked.getFirst(), audit);
      default ->
          Joined.of(
              asked.stream()
                  .map(one -> new Joined.Answer(one, variant(check, subject, one, audit)))
                  .toList(),
              check::degree);
    };
  }

  private static Outcome variant(
      WorkloadCheck check, Subject subject, Workload variant, Audit audit) {
    return safely(
        check,
        subject,
        () ->
            variant.containers().findAny().isEmpty()
                ? new Outcome.NotAssessed("its pod specification holds no container")
                : check.check(variant, audit));
  }

  private List<CheckResult> resources(Audit audit) {
    List<CheckResult> results = new ArrayList<>();
    Gaps gaps = new Gaps(audit.snapshot());
    Set<ResourceCheck> stopped = new HashSet<>();
    Set<ResourceCheck> answered = new HashSet<>();
    for (ResourceCheck check : ofResources) {
      String gap = gaps.to(check).of(check.info().reads());
      if (!gap.isEmpty()) {
        results.add(result(check, new Outcome.NotAssessed(gap)));
        answered.add(check);
      }
      if (!check.isLocal() && !gaps.to(check).of(needed(check)).isEmpty()) {
        stopped.add(check);
      }
    }
    ofKinds.forEach(
        (kind, checks) -> {
          List<ResourceCheck> asked =
              checks.stream()
                  .filter(check -> !stopped.contains(check))
                  .filter(check -> check.readsOutlines() || !audit.snapshot().isOutlined(kind))
                  .toList();
          if (asked.isEmpty()) {
            return;
          }
          Map<String, List<ResourceCheck>> askedIn = new ConcurrentHashMap<>();
          try (Stream<Resource> all = audit.snapshot().all(kind)) {
            all.parallel()
                .map(
                    resource ->
                        resource(
                            resource,
                            askedIn.computeIfAbsent(
                                Gaps.around(resource.ref()), _ -> asked(asked, resource, gaps)),
                            audit))
                .toList()
                .forEach(results::addAll);
          }
          askedIn.values().forEach(answered::addAll);
        });
    for (ResourceCheck check : ofResources) {
      if (!answered.contains(check)) {
        results.add(result(check, none(check.kinds(), audit)));
      }
    }
    return results;
  }

  /// Those of the checks that can be asked in the namespace of an object.
  private static List<ResourceCheck> asked(
      List<ResourceCheck> checks, Resource resource, Gaps gaps) {
    return checks.stream()
        .filter(
            check ->
                !check.isLocal() || gaps.to(check).around(resource.ref(), needed(check)).isEmpty())
        .toList();
  }

  private static List<CheckResult> resource(
      Resource resource, List<ResourceCheck> checks, Audit audit) {
    Subject.Of subject = new Subject.Of(resource.ref());
    boolean cde = isCde(subject, audit);
    return checks.stream()
        .map(
            check ->
                result(
                    check,
                    subject,
                    safely(check, subject, () -> check.check(resource, audit)),
                    cde))
        .toList();
  }

  private static Outcome none(Set<GroupKind> kinds, Audit audit) {
    KubernetesVersion version = KubernetesVersion.of(audit.snapshot());
    if (kinds.stream().allMatch(kind -> Novelty.isUnknownTo(version, kind))) {
      return new Outcome.NotApplicable(
          "Kubernetes %s has no %s"
              .formatted(version, names(kinds).collect(Collectors.joining(" and no "))));
    }
    return new Outcome.NotApplicable(
        "the snapshot holds no " + names(kinds).collect(Collectors.joining(" and no ")));
  }

  private static Stream<String> names(Set<GroupKind> kinds) {
    return new TreeSet<>(kinds).stream().map(GroupKind::kind);
  }

  /// What a check needs beside the objects it is asked about.
  private static Set<GroupKind> needed(ResourceCheck check) {
    return without(check.info().reads(), check.kinds());
  }

  private static Set<GroupKind> beside(GroupKind kind, Check check) {
    return without(check.info().reads(), Set.of(kind));
  }

  private static Set<GroupKind> without(Set<GroupKind> kinds, Set<GroupKind> left) {
    return kinds.stream().filter(kind -> !left.contains(kind)).collect(Collectors.toSet());
  }

  /// A check's answer, whatever happens to it.
  private static Outcome safely(Check check, Subject subject, Supplier<Outcome> answer) {
    try {
      return answer.get();
    } catch (WrongShape | InvalidSelector e) {
      return new Outcome.NotAssessed(message(e));
    } catch (RuntimeException | StackOverflowError e) {
      // Neither message nor cause: they may hold a value of the cluster.
      StackTraceElement[] trace = e.getStackTrace();
      LOG.error(
          "check {} failed on {}: {} at {}",
          check.info().id(),
          subject,
          e.getClass().getName(),
          trace.length == 0 ? "an unknown place" : trace[0]);
      return new Outcome.NotAssessed("check failed: " + e.getClass().getSimpleName());
    }
  }

  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  /// A result for the cluster, which is in no CDE.
  private static CheckResult result(Check check, Outcome outcome) {
    return result(check, CLUSTER, outcome, false);
  }

  private static CheckResult result(Check check, Subject subject, Outcome outcome, boolean cde) {
    CheckInfo info = check.info();
    return new CheckResult(
        info.id(), subject, cde ? info.severity().raised() : info.severity(), outcome);
  }

  private static boolean isCde(Subject.Of subject, Audit audit) {
    return audit.scope().of(subject.ref()) == ScopeClass.CDE;
  }

  /// There are many more results than subjects or checks, and comparing subjects builds texts. So
  /// subjects are sorted once, and results dealt out to their checks in that order.
  private static List<CheckResult> sorted(List<CheckResult> results) {
    Map<Subject, List<CheckResult>> ofSubjects = new HashMap<>();
    results.forEach(
        result -> ofSubjects.computeIfAbsent(result.subject(), _ -> new ArrayList<>()).add(result));
    Map<String, List<CheckResult>> ofChecks = new TreeMap<>();
    inOrder(ofSubjects.keySet())
        .flatMap(subject -> ofSubjects.getOrDefault(subject, List.of()).stream())
        .forEach(
            result ->
                ofChecks.computeIfAbsent(result.checkId(), _ -> new ArrayList<>()).add(result));
    List<CheckResult> sorted = new ArrayList<>(results.size());
    ofChecks.values().forEach(sorted::addAll);
    return Collections.unmodifiableList(sorted);
  }

  /// As subjects compare with each other; each text is built once.
  private static Stream<Subject> inOrder(Set<Subject> subjects) {
    record Named(Subject subject, String text) {}
    return subjects.stream()
        .map(subject -> new Named(subject, subject.toString()))
        .sorted(
            Comparator.comparing((Named one) -> one.subject() instanceof Subject.Of)
                .thenComparing(Named::text))
        .map(Named::subject);
  }
}
