/// What is in scope of PCI DSS: what people declared, what connectivity proves, and where the two
/// disagree.
///
/// The classes are those of the PCI SSC guidance for scoping and network segmentation, in our
/// words. A declaration is never overridden in silence: the derived class stands beside it, and a
/// contradiction is a finding.
///
/// Of several decisions about a workload the narrowest counts: a workload before a selector before
/// a namespace. Connected-to means a connection that is allowed or not provably forbidden, in
/// either direction, with a declared CDE workload; it is not carried on from one connected workload
/// to the next. That nothing was found puts nothing out of scope: only a person does.
@NullMarked
package io.inscope.snapshot.scope;

import org.jspecify.annotations.NullMarked;
