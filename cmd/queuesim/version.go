package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"
)

var versionCommand = command{
	name:  "version",
	short: "say which queuesim this is",
	setup: func(*pflag.FlagSet) action { return action{do: version} },
}

func version(p *program, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Sprintf("want no arguments, got %q", args[0]), "queuesim version")
	}
	return writeOut(p.stdout, fmt.Appendf(nil, "queuesim %s, %s, %s/%s\n",
		versionOf(debug.ReadBuildInfo()), runtime.Version(), runtime.GOOS, runtime.GOARCH))
}

// versionOf returns the version that a build knows of itself.
func versionOf(build *debug.BuildInfo, ok bool) string {
	if !ok || build.Main.Version == "" || build.Main.Version == "(devel)" {
		return "(unreleased)"
	}
	return build.Main.Version
}
