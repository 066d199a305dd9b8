# Reads from a Kubernetes cluster what an assessor asked for. It runs nothing but "kubectl get":
# it changes nothing, writes no value of a secret, and sends nothing anywhere.
# For Windows PowerShell 5.1 and PowerShell 7.
#
# Select the context of the cluster, then:   powershell -ExecutionPolicy Bypass -File collect.ps1
# To leave kinds out:                        ... -File collect.ps1 -Skip "configmaps secrets"
# With the settings of the kubelets too:     ... -File collect.ps1 -Kubelets  (needs get on nodes/proxy)
# On OpenShift without kubectl:              ... -File collect.ps1 -Tool oc
param(
  [string]$Tool = 'kubectl',
  [string]$Skip = '',
  [switch]$Kubelets
)
$ErrorActionPreference = 'Stop'

$found = Get-Command -Name $Tool -CommandType Application -ErrorAction SilentlyContinue |
  Select-Object -First 1
if (-not $found) {
  Write-Host "$Tool was not found. Install it, or run this where it is installed."
  exit 3
}
$out = Join-Path -Path (Get-Location).ProviderPath -ChildPath 'inscope-request'
$archive = "$out.zip"
if ((Test-Path -LiteralPath $out) -or (Test-Path -LiteralPath $archive)) {
  Write-Host 'inscope-request or inscope-request.zip is already here. Move it away first.'
  exit 3
}
$null = New-Item -ItemType Directory -Path $out
$skipped = @($Skip -split '[ ,]+' | Where-Object { $_ })

# The output goes from the program to the file as it is. A pipe or ">" would pass it through
# PowerShell, which in version 5 makes UTF-16 of it, and errors of it where none are.
function Invoke-Tool([string[]]$Arguments, [string]$Target, [string]$Errors) {
  $process = Start-Process -FilePath $found.Source -ArgumentList $Arguments `
    -WorkingDirectory $out -NoNewWindow -Wait -PassThru `
    -RedirectStandardOutput $Target -RedirectStandardError $Errors
  return ($process.ExitCode -eq 0)
}

# One file a kind. What the server says instead of a list is kept: a refusal is an answer, too.
function Read-Kind([string]$Name, [string]$File, [string]$Output) {
  if ($skipped -contains $Name) {
    Write-Host "left out  $Name"
    return
  }
  $target = Join-Path -Path $out -ChildPath $File
  $errors = Join-Path -Path $out -ChildPath "$Name.error.txt"
  $arguments = @('get', $Name, '--all-namespaces', "--output=$Output")
  if (Invoke-Tool -Arguments $arguments -Target $target -Errors $errors) {
    Remove-Item -LiteralPath $errors
    Write-Host "read      $Name"
  } else {
    Remove-Item -LiteralPath $target
    $absent = "doesn't have a resource type"
    if (Select-String -LiteralPath $errors -SimpleMatch $absent -Quiet) {
      Write-Host "not there $Name"
    } else {
      Write-Host "not read  $Name"
    }
  }
}

@KINDS@
if ($Kubelets) {
  $folder = Join-Path -Path $out -ChildPath 'kubelet-configz'
  $null = New-Item -ItemType Directory -Path $folder
  $names = Join-Path -Path $folder -ChildPath 'nodes.txt'
  $errors = Join-Path -Path $folder -ChildPath 'error.txt'
  $null = Invoke-Tool -Arguments @('get', 'nodes', '--output=name') -Target $names -Errors $errors
  foreach ($line in @(Get-Content -LiteralPath $names)) {
    $node = $line -replace '^node/', ''
    $target = Join-Path -Path $folder -ChildPath "$node.json"
    $path = "/api/v1/nodes/$node/proxy/configz"
    if (-not (Invoke-Tool -Arguments @('get', '--raw', $path) -Target $target -Errors $errors)) {
      Write-Host "not read  kubelet of $node"
    }
  }
}

Compress-Archive -Path $out -DestinationPath $archive
$hash = (Get-FileHash -LiteralPath $archive -Algorithm SHA256).Hash.ToLowerInvariant()
Set-Content -LiteralPath "$archive.sha256" -Value "$hash  inscope-request.zip" -Encoding Ascii
Write-Host ''
Write-Host 'Please look through the folder inscope-request, then send these two files:'
Write-Host '  inscope-request.zip'
Write-Host '  inscope-request.zip.sha256'
