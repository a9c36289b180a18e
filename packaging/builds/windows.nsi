; The installer for Windows. packaging/builds calls makensis with -DVERSION=… -DFOLDER=… (the folder of the program),
; -DLICENCE=…, -DICON=… and -DOUT=…. It asks for no rights: whoever has none installs for themselves. Silent with /S, for everybody
; on the computer with /AllUsers.

!ifndef VERSION | FOLDER | LICENCE | ICON | OUT
  !error "VERSION, FOLDER, LICENCE, ICON and OUT are to be given"
!endif

Unicode true
ManifestDPIAware true
ManifestSupportedOS all
SetCompressor /SOLID lzma

!define NAME "Beirat Desktop"
!define CLASSES "Software\Classes"
!define KEPT "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
; 10.0.17763, the first Windows that Qt runs on
!define LEAST_BUILD 17763

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEPT}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "UninstallString"
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEPT}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\beirat-desktop.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE German

; What is open is not overwritten: the program is asked to be closed first, and silently it ends with 1.
!macro WaitForEnd
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\beirat-desktop.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    Delete "$INSTDIR\beirat-desktop.exe"
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} läuft noch. Bitte das Programm schließen, dann „Wiederholen“." \
        /SD IDCANCEL IDRETRY +3
      SetErrorLevel 1
      Quit
  ${Loop}
!macroend

; A kind of file that opens with the program.
!macro Opens KIND WORDS
  WriteRegStr SHCTX "${CLASSES}\${KIND}" "" "${WORDS}"
  WriteRegStr SHCTX "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\beirat-desktop.exe,0"
  WriteRegStr SHCTX "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\beirat-desktop.exe" "%1"'
!macroend

Section "${NAME}"
  SectionIn RO
  !insertmacro WaitForEnd
  ; What an older version brought and this one does not.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\entfernen.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\beirat-desktop.exe"

  ; Records open by double click; PDF stays with its reader, and the program is offered under "Öffnen mit".
  WriteRegStr SHCTX "${CLASSES}\.beirat" "" "BeiratDesktop.Record"
  !insertmacro Opens "BeiratDesktop.Record" "Akte von ${NAME}"
  WriteRegStr SHCTX "${CLASSES}\.beirat-register" "" "BeiratDesktop.Register"
  !insertmacro Opens "BeiratDesktop.Register" "Register (${NAME})"
  !insertmacro Opens "BeiratDesktop.Paper" "Antrag (PDF)"
  WriteRegNone SHCTX "${CLASSES}\.pdf\OpenWithProgids" "BeiratDesktop.Paper"
  !insertmacro Opens "Applications\beirat-desktop.exe" ""
  WriteRegStr SHCTX "${CLASSES}\Applications\beirat-desktop.exe" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "${CLASSES}\Applications\beirat-desktop.exe\SupportedTypes" ".pdf" ""

  WriteRegStr SHCTX "${KEPT}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEPT}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEPT}" "DisplayIcon" "$INSTDIR\beirat-desktop.exe"
  WriteRegStr SHCTX "${KEPT}" "Publisher" "Projekt ${NAME}"
  WriteRegStr SHCTX "${KEPT}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEPT}" "UninstallString" '"$INSTDIR\entfernen.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${KEPT}" "QuietUninstallString" '"$INSTDIR\entfernen.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${KEPT}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEPT}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${KEPT}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

Section /o "Symbol auf dem Desktop"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\beirat-desktop.exe"
SectionEnd

; Only what was brought goes; records lie elsewhere, and a folder in which something else was put stays.
Section Uninstall
  !insertmacro WaitForEnd
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\beirat-desktop-shell.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\entfernen.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "${KEPT}"
  DeleteRegKey SHCTX "${CLASSES}\BeiratDesktop.Record"
  DeleteRegKey SHCTX "${CLASSES}\BeiratDesktop.Register"
  DeleteRegKey SHCTX "${CLASSES}\BeiratDesktop.Paper"
  DeleteRegKey SHCTX "${CLASSES}\Applications\beirat-desktop.exe"
  DeleteRegValue SHCTX "${CLASSES}\.beirat" ""
  DeleteRegKey /ifempty SHCTX "${CLASSES}\.beirat"
  DeleteRegValue SHCTX "${CLASSES}\.beirat-register" ""
  DeleteRegKey /ifempty SHCTX "${CLASSES}\.beirat-register"
  DeleteRegValue SHCTX "${CLASSES}\.pdf\OpenWithProgids" "BeiratDesktop.Paper"
  ${RefreshShellIcons}
SectionEnd

Function .onInit
  ${IfNot} ${AtLeastBuild} ${LEAST_BUILD}
  ${OrIfNot} ${IsNativeAMD64}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} braucht Windows 10 (1809) oder neuer mit 64 Bit." /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd
