; The installer for Windows. packaging/builds calls Inno Setup with /DVersion=… /DFolder=… (the folder of the program).
; It asks for no rights: whoever has none installs for themselves.

#ifndef Version
  #error Version is not given
#endif
#ifndef Folder
  #error Folder is not given
#endif

[Setup]
AppId={{6B1F0C5E-7C0B-4B52-9C4F-0B5B2A8B9E61}
AppName=Beirat Desktop
AppVersion={#Version}
AppPublisher=Projekt Beirat Desktop
DefaultDirName={autopf}\Beirat Desktop
DefaultGroupName=Beirat Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
ChangesEnvironment=no
CloseApplications=yes
Compression=lzma2
SolidCompression=yes
LicenseFile={#Folder}\LICENSE
OutputBaseFilename=beirat-desktop-{#Version}-setup
UninstallDisplayIcon={app}\beirat-desktop.exe
WizardStyle=modern

[Languages]
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Beirat Desktop"; Filename: "{app}\beirat-desktop.exe"
Name: "{autodesktop}\Beirat Desktop"; Filename: "{app}\beirat-desktop.exe"; Tasks: desktopicon

[Registry]
; Records open by double click; PDF stays with its reader, and the program is offered under "Öffnen mit".
Root: HKA; Subkey: "Software\Classes\.beirat"; ValueType: string; ValueData: "BeiratDesktop.Record"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\BeiratDesktop.Record"; ValueType: string; ValueData: "Akte von Beirat Desktop"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\BeiratDesktop.Record\DefaultIcon"; ValueType: string; ValueData: "{app}\beirat-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\BeiratDesktop.Record\shell\open\command"; ValueType: string; ValueData: """{app}\beirat-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.beirat-register"; ValueType: string; ValueData: "BeiratDesktop.Register"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\BeiratDesktop.Register"; ValueType: string; ValueData: "Register (Beirat Desktop)"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\BeiratDesktop.Register\shell\open\command"; ValueType: string; ValueData: """{app}\beirat-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\beirat-desktop.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Beirat Desktop"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\beirat-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".pdf"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\beirat-desktop.exe\shell\open\command"; ValueType: string; ValueData: """{app}\beirat-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.pdf\OpenWithProgids"; ValueType: none; ValueName: "BeiratDesktop.Paper"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\BeiratDesktop.Paper"; ValueType: string; ValueData: "Antrag (PDF)"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\BeiratDesktop.Paper\shell\open\command"; ValueType: string; ValueData: """{app}\beirat-desktop.exe"" ""%1"""

[Run]
Filename: "{app}\beirat-desktop.exe"; Description: "{cm:LaunchProgram,Beirat Desktop}"; Flags: nowait postinstall skipifsilent
