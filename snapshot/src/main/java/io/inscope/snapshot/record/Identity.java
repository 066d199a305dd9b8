package io.inscope.snapshot.record;

import java.util.List;

/// Who the server says we are.
///
/// Source:
/// [SelfSubjectReview](https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/self-subject-review-v1/),
/// which servers have from 1.26 on.
///
/// @param user empty when the server did not say
/// @param uid empty when there is none
/// @param unknown why the server did not say; empty when it did
public record Identity(String user, String uid, List<String> groups, String unknown) {
  public Identity {
    groups = List.copyOf(groups);
  }

  /// Of a server that did not say.
  public static Identity unknown(String why) {
    return new Identity("", "", List.of(), why);
  }

  public boolean isKnown() {
    return unknown.isEmpty();
  }
}
