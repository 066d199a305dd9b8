@echo off
rem Starts Inscope with the Java 25 runtime named by INSCOPE_JAVA_HOME or JAVA_HOME, else with the one on the PATH.
setlocal
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined INSCOPE_JAVA_HOME if exist "%INSCOPE_JAVA_HOME%\bin\java.exe" set "JAVA=%INSCOPE_JAVA_HOME%\bin\java.exe"
"%JAVA%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Djdk.console=java.base -Djava.awt.headless=true -cp "%~dp0..\lib\*" io.inscope.app.Main %*
