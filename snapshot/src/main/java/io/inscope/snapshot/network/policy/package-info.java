/// What a network policy says, whoever wrote it: the one model all dialects compile to.
///
/// Nothing in it is absent: which default a missing field stands for is decided by the dialect.
/// Policies stand in one order of tiers; a rule has peers, ports and an action. Depends on nothing
/// but addresses.
@NullMarked
package io.inscope.snapshot.network.policy;

import org.jspecify.annotations.NullMarked;
