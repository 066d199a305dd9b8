/// The JSON tree of one Kubernetes object, and [io.inscope.snapshot.json.Field], a cursor that
/// knows its place in it. Depends on nothing of ours.
///
/// A tree is made of [JsonObject], [JsonArray], `String`, `Boolean`, `Long`, `BigInteger`,
/// `BigDecimal` and `null`, nothing else, and never changes. Plain Java values instead of a node
/// class per scalar: a large cluster is hundreds of megabytes of scalars, and a `String` is already
/// there.
///
/// Objects and arrays may carry the source line of each member. That is how a finding or a policy
/// rule can say `netpol.yaml:12` long after the file is gone. Lines do not take part in equality.
@NullMarked
package io.inscope.snapshot.json;

import org.jspecify.annotations.NullMarked;
