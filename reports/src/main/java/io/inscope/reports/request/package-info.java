/// The letter that asks a client for exactly what is missing, with everything needed to answer it:
/// scripts for the shells people have, and the rights they need.
///
/// It asks for what a check or an engine reads and the snapshot does not hold ([Needed]), kind by
/// kind, so that the answer settles each of them, refusals included. What is asked for is read-only
/// and no value of a secret leaves the client: Secrets are asked for by name, with a template that
/// prints no value. Rights on `nodes/proxy` are never asked for, since they let their holder run
/// commands in every pod; the settings of kubelets are a separate step for the client's own
/// administrator.
///
/// The scripts ask for one kind with one command into one file. The other end is
/// [io.inscope.snapshot.importing.request.RequestAnswer], and a test runs the one into the other.
@NullMarked
package io.inscope.reports.request;

import org.jspecify.annotations.NullMarked;
