package io.inscope.reports.checks.network;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Unanswerable;
import java.util.Set;

/// What needs data that no import reads yet.
final class NeedsData {
  static final Unanswerable FLOWS =
      new Unanswerable(
          new CheckInfo(
              "cde-flow-unmatched",
              "What was seen on the network is what policies permit, and the other way round",
              Severity.MEDIUM,
              Set.of(),
              "Traffic that nobody permitted, and permissions that nobody uses, stay unseen.",
              "Forbid what is not used, and find out where unexpected traffic comes from.",
              "Flow logs tell of the time in which they were taken only."),
          Unanswerable.Lack.WAITING_FOR_DATA,
          "no flow logs were handed over: ask for those of Hubble, Calico, the mesh or the cloud");

  static final Unanswerable AUTHENTICATION =
      new Unanswerable(
          new CheckInfo(
              "exposed-unauthenticated",
              "No service that is reachable from outside answers without authentication",
              Severity.HIGH,
              Set.of(),
              "Whoever finds the address uses the service.",
              "Ask for credentials in the application or in front of it.",
              ""),
          Unanswerable.Lack.WAITING_FOR_DATA,
          "whether a service asks for credentials shows only when somebody calls it: ask for the"
              + " results of a scan from outside");

  private NeedsData() {}
}
