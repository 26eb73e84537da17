@echo off
rem The workbook's launcher on Windows: workbook COMMAND, from any folder.
rem It lets jbang decide at every start whether something must be built (0.6 s more than
rem ./workbook takes). With no jbang on the PATH, jbang's own jar is fetched through Maven.
setlocal EnableExtensions DisableDelayedExpansion
set JBANG=0.132.1
set COPY=org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy
set "ROOT=%~dp0"
set "CACHE=%TWO_COPIES_CACHE%"
if not defined CACHE set "CACHE=%LOCALAPPDATA%\two-copies"
set "JAR=%CACHE%\jbang\jbang-cli-%JBANG%-all.jar"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set VERSION=
for /f "tokens=3" %%v in ('""%JAVA%" -XshowSettings:properties -version 2^>^&1" ^| findstr /c:"java.specification.version ="') do set VERSION=%%v
if not defined VERSION (
  echo There is no Java here: install a JDK 17 or later ^(https://adoptium.net^) or set JAVA_HOME to one.>&2
  exit /b 3
)
for /f "tokens=1 delims=." %%v in ("%VERSION%") do if %%v LSS 17 (
  echo This is Java %VERSION%, and the workbook needs a JDK 17 or later: install one, or set JAVA_HOME to it.>&2
  exit /b 3
)

where jbang >nul 2>nul
if not errorlevel 1 (
  call jbang run --quiet --runtime-option="-Dworkbook.command=workbook" "%ROOT%Workbook.java" %*
  exit /b
)
if exist "%JAR%" goto start
where mvn >nul 2>nul
if errorlevel 1 (
  echo Neither jbang nor Maven is on the PATH: install one of them.>&2
  exit /b 3
)
echo First start: fetching jbang %JBANG% ^(9 MB^) through Maven ...>&2
if not exist "%CACHE%\jbang" mkdir "%CACHE%\jbang"
pushd "%CACHE%\jbang"
call mvn -B -q %COPY% "-Dartifact=dev.jbang:jbang-cli:%JBANG%:jar:all" "-DoutputDirectory=%CACHE%\jbang" "-Dmdep.useBaseVersion=true" >nul 2>nul
popd
if not exist "%JAR%" (
  echo The first start needs the network, and fetching jbang through Maven did not come through.>&2
  exit /b 3
)

:start
rem jbang prints the java command and ends with 255: run that command
set "ANSWER=%TEMP%\workbook-%RANDOM%%RANDOM%.txt"
set "JBANG_CACHE_DIR=%CACHE%\jbang"
"%JAVA%" -jar "%JAR%" run --quiet "--runtime-option=-Dworkbook.command=workbook" "%ROOT%Workbook.java" %* >"%ANSWER%"
set ENDED=%ERRORLEVEL%
if not %ENDED%==255 (
  type "%ANSWER%"
  del "%ANSWER%"
  exit /b %ENDED%
)
set RUN=
for /f "usebackq delims=" %%c in ("%ANSWER%") do set "RUN=%%c"
del "%ANSWER%"
%RUN%
exit /b %ERRORLEVEL%
