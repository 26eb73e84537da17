@echo off
rem The workbook's launcher on Windows: workbook COMMAND, from any folder.
rem It lets jbang decide at every start whether something must be built (0.6 s more than
rem ./workbook takes). With no jbang on the PATH, jbang's own jar is fetched through Maven.
rem Exit status: that of the command; 3 if this machine lacks something.
setlocal EnableExtensions DisableDelayedExpansion
set JBANG=0.132.1
set COPY=org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy
rem without the last backslash, which would swallow a quotation mark
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "CACHE=%TWO_COPIES_CACHE%"
if not defined CACHE set "CACHE=%LOCALAPPDATA%\two-copies"
set "JAR=%CACHE%\jbang\jbang-cli-%JBANG%-all.jar"
set "ANSWER=%TEMP%\workbook-%RANDOM%%RANDOM%.txt"

rem ask Java through a file: a pipe inside "for" and a path with blanks do not go together
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set VERSION=
set FOUND=
"%JAVA%" -XshowSettings:properties -version >"%ANSWER%" 2>&1
for /f "usebackq tokens=1,2,*" %%u in ("%ANSWER%") do (
  if "%%u"=="java.specification.version" set "VERSION=%%w"
  if "%%u"=="java.home" set "FOUND=%%w"
)
del "%ANSWER%" >nul 2>nul
if not defined VERSION goto no_java
for /f "tokens=1 delims=." %%v in ("%VERSION%") do if %%v LSS 17 goto old_java
if not exist "%FOUND%\bin\javac.exe" goto no_compiler
set "JAVA=%FOUND%\bin\java.exe"
set "JAVA_HOME=%FOUND%"

where jbang >nul 2>nul
if not errorlevel 1 goto with_jbang
if exist "%JAR%" goto with_jar
where mvn >nul 2>nul
if errorlevel 1 goto no_builder
echo First start: fetching jbang %JBANG% (9 MB) through Maven ...>&2
if not exist "%CACHE%\jbang" mkdir "%CACHE%\jbang"
if not exist "%CACHE%\jbang" goto no_cache
rem Maven is run where there is no pom, or it would read ours first
pushd "%CACHE%\jbang"
call mvn -B -q %COPY% "-Dartifact=dev.jbang:jbang-cli:%JBANG%:jar:all" "-DoutputDirectory=%CACHE%\jbang" "-Dmdep.useBaseVersion=true" >nul 2>nul
popd
if exist "%JAR%" goto with_jar
echo The first start needs the network, and fetching jbang through Maven did not come through: connect (behind a proxy, set it in .m2\settings.xml), then start the workbook again.>&2
exit /b 3

:with_jbang
call jbang run --quiet "--runtime-option=-Dworkbook.command=workbook" "--runtime-option=-Dworkbook.root=%ROOT%" "%ROOT%\Workbook.java" %*
exit /b %ERRORLEVEL%

:with_jar
rem jbang prints the java command and ends with 255: run that command
set "JBANG_CACHE_DIR=%CACHE%\jbang"
set JBANG_RUNTIME_SHELL=cmd
"%JAVA%" -jar "%JAR%" run --quiet "--runtime-option=-Dworkbook.command=workbook" "--runtime-option=-Dworkbook.root=%ROOT%" "%ROOT%\Workbook.java" %* >"%ANSWER%"
set ENDED=%ERRORLEVEL%
if not %ENDED%==255 goto told
set RUN=
for /f "usebackq delims=" %%c in ("%ANSWER%") do set "RUN=%%c"
del "%ANSWER%"
%RUN%
exit /b %ERRORLEVEL%

:told
type "%ANSWER%"
del "%ANSWER%"
exit /b %ENDED%

:no_java
echo There is no Java here: install a JDK 17 or later (https://adoptium.net) or set JAVA_HOME to one.>&2
exit /b 3

:old_java
echo This is Java %VERSION%, and the workbook needs a JDK 17 or later: install one, or set JAVA_HOME to it.>&2
exit /b 3

:no_compiler
echo "%FOUND%" has Java %VERSION% without a compiler: install a JDK 17 or later; a JRE is not enough.>&2
exit /b 3

:no_builder
echo Neither jbang nor Maven is on the PATH: install one of them.>&2
exit /b 3

:no_cache
echo The cache folder "%CACHE%" can't be written: make room, or set TWO_COPIES_CACHE to a folder that can.>&2
exit /b 3
