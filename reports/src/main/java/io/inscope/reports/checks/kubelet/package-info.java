/// How the kubelets are configured.
@NullMarked
package io.inscope.reports.checks.kubelet;

import org.jspecify.annotations.NullMarked;
