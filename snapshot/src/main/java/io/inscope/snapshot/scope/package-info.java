/// What is in scope of PCI DSS: what people declared, what connectivity proves, and where the two
/// disagree.
///
/// The classes are those of the PCI SSC guidance for scoping and network segmentation, in our
/// words. A declaration is never overridden in silence: the derived class stands beside it, and a
/// contradiction is a finding.
@NullMarked
package io.inscope.snapshot.scope;

import org.jspecify.annotations.NullMarked;
