package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.Rights;
import io.inscope.snapshot.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The record of a capture as it may be kept: names and what the server said are texts like all
/// others.
///
/// The targets of requests stay as they were sent, or nobody could find them in an audit log. A
/// continue token holds a resource version and the name after which the list goes on, base64 over
/// JSON; nothing of that is secret unless a name is, and then neither it nor the token is kept.
/// Source:
/// [continue.go](https://github.com/kubernetes/apiserver/blob/master/pkg/storage/continue.go).
record RedactedRecord(Redactor redactor) {
  private static final Pattern TOKEN = Pattern.compile("([?&]continue=)([^&]*)");

  CaptureRecord of(CaptureRecord record) {
    return new CaptureRecord(
        of(record.connection()),
        new Identity(
            text(record.identity().user()),
            text(record.identity().uid()),
            texts(record.identity().groups()),
            text(record.identity().unknown())),
        record.start(),
        record.end(),
        record.rights().stream().map(this::of).toList(),
        record.lists().stream().map(this::of).toList(),
        record.relisted().stream().map(this::of).toList(),
        new Ending(record.ending().state(), text(record.ending().why())));
  }

  RequestRow of(RequestRow row) {
    return new RequestRow(
        row.number(),
        row.at(),
        row.method(),
        target(row.target()),
        row.status(),
        row.bytes(),
        row.sha256(),
        row.millis(),
        text(row.note()));
  }

  Coverage of(Coverage said) {
    return switch (said) {
      case Coverage.Refused refused -> new Coverage.Refused(text(refused.message()));
      case Coverage.Failed failed -> new Coverage.Failed(text(failed.message()));
      case Coverage.NotAsked notAsked -> new Coverage.NotAsked(text(notAsked.why()));
      case Coverage.Read _ -> said;
    };
  }

  private Connection of(Connection connection) {
    return new Connection(
        text(connection.context()),
        text(connection.server()),
        text(connection.user()),
        text(connection.login()),
        text(connection.actingAs()),
        text(connection.certificate()),
        connection.verified(),
        text(connection.proxy()),
        text(connection.serverVersion()),
        text(connection.clusterUid()),
        text(connection.userAgent()),
        connection.perSecond());
  }

  private Rights of(Rights rights) {
    return new Rights(
        text(rights.namespace()),
        rights.rules().stream()
            .map(
                rule ->
                    new Rights.Rule(
                        texts(rule.verbs()),
                        texts(rule.apiGroups()),
                        texts(rule.resources()),
                        texts(rule.resourceNames()),
                        texts(rule.paths())))
            .toList(),
        rights.incomplete(),
        text(rights.note()));
  }

  private ListedKind of(ListedKind list) {
    return new ListedKind(
        of(list.resource()),
        text(list.namespace()),
        of(list.coverage()),
        list.objects(),
        text(list.resourceVersion()),
        list.start(),
        list.end(),
        list.consistent());
  }

  private Relisted of(Relisted relisted) {
    return new Relisted(
        of(relisted.resource()),
        relisted.at(),
        text(relisted.resourceVersion()),
        of(relisted.coverage()),
        relisted.changes().stream()
            .map(
                change ->
                    new Relisted.Change(
                        of(change.ref()),
                        text(change.before()),
                        text(change.after()),
                        change.what()))
            .toList());
  }

  private ApiResource of(ApiResource resource) {
    return new ApiResource(
        text(resource.group()),
        text(resource.version()),
        text(resource.plural()),
        text(resource.kind()),
        resource.namespaced(),
        resource.stale());
  }

  private ResourceRef of(ResourceRef ref) {
    return new ResourceRef(
        text(ref.group()), text(ref.kind()), text(ref.namespace()), text(ref.name()));
  }

  private String target(String target) {
    Matcher token = TOKEN.matcher(target);
    if (!token.find()) {
      return text(target);
    }
    String inside = decoded(token.group(2));
    String kept = text(inside).equals(inside) ? token.group(2) : "(holds a name that is masked)";
    return text(target.substring(0, token.start()))
        + token.group(1)
        + kept
        + text(target.substring(token.end()));
  }

  /// What is no base64 is looked at as it is.
  private static String decoded(String token) {
    try {
      String padded = token.replace("%3D", "").replace("%3d", "").replace("=", "");
      return new String(Base64.getUrlDecoder().decode(padded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return token;
    }
  }

  private List<String> texts(List<String> texts) {
    return texts.stream().map(this::text).toList();
  }

  private String text(String text) {
    return redactor.text(text);
  }
}
