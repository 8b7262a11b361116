#compdef queuesim
# Completion of queuesim for zsh: source <(queuesim completion zsh), after compinit

_queuesim() {
  local answer word files
  local -a before plain open
  before=("${(@Q)words[1,CURRENT-1]}") # quotes and ~ are the shell's own
  before=("${(@)before/#\~\//$HOME/}")
  while IFS= read -r answer; do
    if [[ $answer == :files ]]; then
      files=1
      continue
    fi
    word=${answer%%$'\t'*}
    answer=${word//:/\\:}:${${answer#"$word"}#$'\t'}
    if [[ $word == *[=.] ]]; then
      open+=("$answer")
    else
      plain+=("$answer")
    fi
  done < <("${before[1]}" __complete "${(@)before[2,-1]}" "$PREFIX" 2>/dev/null)
  (( $#plain )) && _describe queuesim plain
  (( $#open )) && _describe queuesim open -S ''
  if [[ -n $files ]]; then
    case ${words[2]} in
    run | check) _files -g '*.lua(-.)' ;;
    *) _files ;;
    esac
  fi
}

compdef _queuesim queuesim
