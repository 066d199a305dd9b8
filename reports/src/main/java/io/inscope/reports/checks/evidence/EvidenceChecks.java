package io.inscope.reports.checks.evidence;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Unanswerable;
import io.inscope.reports.check.Unanswerable.Lack;
import java.util.List;
import java.util.Set;

/// Changes, audit trails and the hand-over itself as evidence. Sorted by id.
public final class EvidenceChecks {
  private static final Unanswerable AUDIT_LOG =
      new Unanswerable(
          new CheckInfo(
              "aud-exec-events",
              "It is on record who entered containers and read Secrets of the CDE",
              Severity.MEDIUM,
              Set.of(),
              "Whoever runs commands in a container of the CDE, or reads its Secrets, has card data"
                  + " before him.",
              "Have the audit log record such requests, and review them.",
              ""),
          Lack.WAITING_FOR_DATA,
          "audit logs of the API server are not read yet: ask for the entries on exec, attach,"
              + " port-forward, reads of Secrets and changes of rights");

  private static final Unanswerable PROVIDER_LOGS =
      new Unanswerable(
          new CheckInfo(
              "aud-managed-cluster-logs",
              "The provider keeps the logs of the control plane",
              Severity.MEDIUM,
              Set.of(),
              "On a managed control plane only the provider has the audit log; where it is off,"
                  + " there is none.",
              "Switch on the audit log of the control plane, and keep it for a year.",
              ""),
          Lack.WAITING_FOR_DATA,
          "it is a setting of the provider, whose exports are not read yet: ask for the logging"
              + " settings of the cluster");

  private static final Unanswerable LAST_CHANGE =
      new Unanswerable(
          new CheckInfo(
              "chg-critical-owner",
              "It is on record which tool last changed critical objects, and when",
              Severity.INFO,
              Set.of(),
              "A change by another tool than usual is worth a question.",
              "Let one tool make all changes, and look at the others.",
              ""),
          Lack.WAITING_FOR_DATA,
          "imports leave metadata.managedFields out, where the API server notes tool and time: ask"
              + " for 'kubectl get ... --show-managed-fields', and for the audit log for the"
              + " people");

  private static final Unanswerable MANUAL_EDITS =
      new Unanswerable(
          new CheckInfo(
              "chg-manual-edit",
              "Nobody edits by hand what a repository describes",
              Severity.LOW,
              Set.of(),
              "A change by hand is approved by nobody, and lost or kept by chance.",
              "Change the repository instead, and take rights to change such objects from people.",
              ""),
          Lack.WAITING_FOR_DATA,
          "imports leave metadata.managedFields out, where edits with kubectl show: ask for"
              + " 'kubectl get ... --show-managed-fields'; bkp-gitops tells where an object differs"
              + " from its repository");

  public static final List<Check> ALL =
      List.of(
          new SandboxEgress(),
          new EventsWindow(),
          AUDIT_LOG,
          PROVIDER_LOGS,
          LAST_CHANGE,
          MANUAL_EDITS,
          new SnapshotChanges(),
          new CaptureCompleteness(),
          new CaptureIdentity(),
          new ResultIntegrity());

  private EvidenceChecks() {}
}
