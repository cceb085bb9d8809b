; The installer for Windows: per user, so that nobody needs an administrator.
;
;   makensis -DVERSION=0.1.0 -DPROGRAMS=..\..\dist\gdl-desktop -DOUTPUT=..\..\dist\gdl-desktop-setup.exe gdl-desktop.nsi
;
; PROGRAMS is the folder that PyInstaller made. It holds the newest Visual C++ runtime beside the programs (see
; packaging/README.md), because torch needs one that many Windows systems do not have.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!ifndef VERSION
  !error "Name the version: -DVERSION=..."
!endif
!define NAME "GDL Desktop"
!define TYPE "GDLDesktop.Model"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\GDLDesktop"
!define CLASSES "Software\Classes"

!include MUI2.nsh
!include FileFunc.nsh

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\GDL Desktop"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText " "

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\gdl-desktop.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Start ${NAME}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "SimpChinese"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "${NAME} installer"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "The GDL Desktop authors, Apache License 2.0"

Section "${NAME}" main
  SectionIn RO
  ; The programs' own folder holds nothing of the person's: an older version goes as a whole.
  IfFileExists "$INSTDIR\gdl-desktop.exe" 0 +2
    RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAMS}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\gdl-desktop.exe"

  ; Offer the program for model files without taking them from another one that has them already.
  WriteRegStr HKCU "${CLASSES}\${TYPE}" "" "GDL Desktop model"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\DefaultIcon" "" "$INSTDIR\gdl-desktop.exe,0"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\open\command" "" '"$INSTDIR\gdl-desktop.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.safetensors\OpenWithProgids" "${TYPE}" ""
  ReadRegStr $0 HKCU "${CLASSES}\.safetensors" ""
  StrCmp $0 "" 0 +2
    WriteRegStr HKCU "${CLASSES}\.safetensors" "" "${TYPE}"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gdl-desktop.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The GDL Desktop authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  ; Runs, models and settings lie elsewhere and stay.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\gdl-desktop.exe"
  Delete "$INSTDIR\gdl.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${CLASSES}\${TYPE}"
  DeleteRegValue HKCU "${CLASSES}\.safetensors\OpenWithProgids" "${TYPE}"
  ReadRegStr $0 HKCU "${CLASSES}\.safetensors" ""
  StrCmp $0 "${TYPE}" 0 +2
    DeleteRegValue HKCU "${CLASSES}\.safetensors" ""
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
