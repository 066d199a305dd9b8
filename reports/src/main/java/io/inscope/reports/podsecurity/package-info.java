/// The Pod Security Standards, as the admission controller of Kubernetes applies them, by minor
/// version: one rule a file, each with the versions that changed it.
///
/// The rules follow admission to the letter (names of capabilities are compared as they are
/// written, a profile without a type is a wrong one), because what they answer is "would it be let
/// in". What a setting means for an assessor is the matter of the checks, which may be stricter or
/// wiser; those that ask the same question ask the rule. A value of the wrong shape throws
/// [io.inscope.snapshot.json.WrongShape], as everywhere.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), and the rules
/// of [pod-security-admission](https://github.com/kubernetes/pod-security-admission), which say
/// since when each holds.
@NullMarked
package io.inscope.reports.podsecurity;

import org.jspecify.annotations.NullMarked;
