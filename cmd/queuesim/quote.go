package main

import "strings"

// quote returns an argument as it must be typed in a shell.
func quote(arg string) string {
	const harmless = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,+@%"
	if arg != "" && strings.Trim(arg, harmless) == "" {
		return arg
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}
